import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FoundChromium } from "./find-chromium";
import { inProject } from "./project-root.mjs";

/** The package unpacks into the temporary folder and speaks to the browser through the environment. */
const ITS_VARIABLES = ["TMPDIR", "AWS_LAMBDA_JS_RUNTIME", "FONTCONFIG_PATH", "LD_LIBRARY_PATH"];

/** The Chromium that @sparticuz/chromium carries, unpacked once into `.cache`; for Linux on x64 only. */
export async function unpackChromium(): Promise<FoundChromium> {
  const folder = inProject(".cache", "chromium");
  const manifest = readFileSync(inProject("node_modules", "@sparticuz", "chromium", "package.json"), "utf8");
  const stamp = join(folder, "unpacked-from.json");
  const fonts = join(folder, "our-fonts.conf");
  // What an interrupted or an older unpacking left would be taken for the browser.
  const isComplete = existsSync(stamp) && existsSync(fonts) && readFileSync(stamp, "utf8") === manifest;
  if (!isComplete) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = ITS_VARIABLES.map((name) => [name, process.env[name]] as const);
  // Any older file called chromium in the shared temporary folder would be taken for its own.
  process.env["TMPDIR"] = folder;
  // Makes it bring NSS, NSPR and expat along, which a machine without any browser lacks.
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs20.x";
  try {
    const { default: sparticuz } = await import("@sparticuz/chromium");
    const executablePath = await sparticuz.executablePath();
    if (!isComplete) {
      writeFileSync(fonts, fontConfiguration(folder));
      // Last, and never again: another process that reads it half-written would take all this away.
      writeFileSync(stamp, manifest);
    }
    return { executablePath, env: { ...changedVariables(before), FONTCONFIG_FILE: fonts } };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** Its own names folders that only a cloud function has, and without any font the browser sometimes ends. */
function fontConfiguration(folder: string): string {
  const inXml = (path: string) => path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${inXml(join(folder, "fonts", "fonts"))}</dir>
  <cachedir>${inXml(join(folder, "fonts-cache"))}</cachedir>
</fontconfig>
`;
}

function changedVariables(
  before: readonly (readonly [string, string | undefined])[],
): Record<string, string> {
  return Object.fromEntries(
    before.flatMap(([name, value]) => {
      const now = process.env[name];
      return now === undefined || now === value ? [] : [[name, now]];
    }),
  );
}
