import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { Refused } from "../refused.mjs";
import type { BenchServer } from "./bench-server";
import type { Bench } from "./with-servers";

export const EMPTY_APP = inProject(".cache", "bench-empty-app");
export const NEXT_BIN = inProject("node_modules", "next", "dist", "bin", "next");

const STREAM_ROUTE = relative(
  join(EMPTY_APP, "app", "stream"),
  inProject("lib", "tooling", "bench", "empty-stream.mjs"),
);

// Rendered on each request, as every page of the dashboard is.
const FILES = {
  "package.json": JSON.stringify({ name: "empty-app", private: true, type: "module" }),
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(PROJECT_ROOT)} } };`,
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.js": `import { connection } from "next/server";
export default async function Page() {
  await connection();
  return <h1>Empty</h1>;
}`,
  "app/stream/route.js": `export { GET, POST } from ${JSON.stringify(STREAM_ROUTE)};`,
};

/** Builds an application with one empty page and one stream, with the same framework: what the dashboard is measured against. */
export function buildEmptyApp(): void {
  mkdirSync(join(EMPTY_APP, "app", "stream"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(EMPTY_APP, name), `${text}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT_BIN, "build", EMPTY_APP], {
    cwd: EMPTY_APP,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Refused(`The empty application could not be built:\n${stdout}${stderr}`);
}

interface EmptyAppOptions {
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly answersAt: string | undefined;
}

/** It is not waited for where `answersAt` is undefined: then whoever starts it does that. */
export function startEmptyApp(
  start: Bench["start"],
  { nodeArgs = [], env = {}, answersAt }: EmptyAppOptions = { answersAt: "/" },
): Promise<BenchServer> {
  return start({
    name: "The empty application",
    args: (port) => [...nodeArgs, NEXT_BIN, "start", EMPTY_APP, "-p", String(port), "-H", "127.0.0.1"],
    env: () => env,
    answersAt,
  });
}
