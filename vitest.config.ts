import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": here("."),
      // Outside a server component bundle this package throws on import, by design.
      "server-only": here("node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{app,components,lib}/**/*.test.{ts,tsx}"],
    exclude: ["lib/emulator/fidelity/**", "**/*-on-postgres.test.ts", "node_modules/**"],
    // Tests empty their store: they must not get at one that somebody works with.
    env: { DATABASE_URL: "" },
    passWithNoTests: false,
    allowOnly: false,
    hookTimeout: 60_000,
    testTimeout: 30_000,
    // A quarter less processor time than a process for each file.
    pool: "threads",
    maxWorkers: 2,
  },
});
