/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // There are no pictures to optimise; the endpoint for it would only be a door.
  images: { unoptimized: true },
  serverExternalPackages: ["@azure/identity", "@electric-sql/pglite", "pino", "prom-client"],
  // The linter and the compiler run on their own in `npm test`, over more files than the build sees.
  typescript: { ignoreBuildErrors: true },
};

export default config;
