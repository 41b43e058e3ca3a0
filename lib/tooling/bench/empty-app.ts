import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { Refused } from "../refused.mjs";

export const EMPTY_APP = inProject(".cache", "bench-empty-app");
export const NEXT_BIN = inProject("node_modules", "next", "dist", "bin", "next");

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
};

/** Builds an application with one empty page, with the same framework: what the dashboard is measured against. */
export function buildEmptyApp(): void {
  mkdirSync(join(EMPTY_APP, "app"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(EMPTY_APP, name), `${text}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT_BIN, "build", EMPTY_APP], {
    cwd: EMPTY_APP,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Refused(`The empty application could not be built:\n${stdout}${stderr}`);
}
