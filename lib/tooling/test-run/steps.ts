import { existsSync } from "node:fs";
import { filesUnder } from "../content-hash.mjs";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { lastLineEvidence, playwrightEvidence, vitestEvidence } from "./read-evidence";
import type { Step } from "./step";

export const REPORTS = inProject(".cache", "test-reports");

const VITEST = "node_modules/vitest/vitest.mjs";
const reportFile = (name: string) => inProject(".cache", "test-reports", `${name}.json`);
const vitestReport = (name: string) => [
  "--reporter=dot",
  "--reporter=json",
  `--outputFile.json=${reportFile(name)}`,
];

const check = (name: string, ...args: string[]): Step => ({
  name,
  group: "check",
  args,
  evidence: lastLineEvidence,
  isLight: true,
});

/** In the order in which they are run: the slow one of the static checks first, so that two cores end together. */
export const STEPS: readonly Step[] = [
  check("types and lint", "--import", "tsx", "lib/tooling/check/types-and-lint.ts"),
  check("format", "--import", "tsx", "lib/tooling/check/format.ts"),
  check(
    "unused code",
    "node_modules/knip/bin/knip.js",
    "--treat-config-hints-as-errors",
    "--reporter=symbols",
    "--reporter=./lib/tooling/check/unused-reporter.mjs",
  ),
  {
    ...check("generated land", "--import", "tsx", "lib/tooling/build-land.ts", "--check"),
    evidence: () => ({ seen: filesUnder(PROJECT_ROOT, "public/map").length, things: "files" }),
  },
  check("lock file", "--import", "tsx", "lib/tooling/check/lock-file.ts"),
  {
    name: "emulator fidelity",
    group: "fidelity",
    args: [VITEST, "run", "--config=lib/emulator/fidelity/vitest.config.ts", ...vitestReport("fidelity")],
    evidence: () => vitestEvidence(reportFile("fidelity")),
    isLight: true,
  },
  {
    name: "build",
    group: "build",
    args: ["lib/tooling/build.mjs"],
    evidence: () => ({ seen: existsSync(inProject(".next", "BUILD_ID")) ? 1 : 0, things: "build" }),
    // More than a core at times, but the static checks that it runs beside end later anyway.
    isLight: true,
  },
  {
    name: "unit",
    group: "unit",
    // The embedded store is WebAssembly, and optimising it costs more than these short runs win by it.
    args: ["--liftoff-only", VITEST, "run", ...vitestReport("unit")],
    evidence: () => vitestEvidence(reportFile("unit")),
  },
  {
    name: "store on PostgreSQL",
    group: "unit",
    args: [VITEST, "run", "--config=lib/tooling/postgres/vitest.config.ts", ...vitestReport("postgres")],
    evidence: () => vitestEvidence(reportFile("postgres")),
  },
  {
    name: "browser",
    group: "browser",
    // The workers, which take it over, read the stores of the dashboards that have ended.
    args: ["--liftoff-only", "node_modules/@playwright/test/cli.js", "test", "--reporter=dot,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("browser") },
    evidence: () => playwrightEvidence(reportFile("browser")),
    needs: "build",
  },
];

/** What takes too long for every change: `npm run test:soak`. */
export const SOAK_STEPS: readonly Step[] = [
  {
    name: "kills",
    group: "soak",
    args: [VITEST, "run", "--config=lib/tooling/soak/vitest.config.ts", ...vitestReport("soak")],
    evidence: () => vitestEvidence(reportFile("soak")),
  },
  {
    name: "kills on PostgreSQL",
    group: "soak",
    args: [
      VITEST,
      "run",
      "--config=lib/tooling/soak/vitest-on-postgres.config.ts",
      ...vitestReport("soak-pg"),
    ],
    evidence: () => vitestEvidence(reportFile("soak-pg")),
  },
  {
    name: "a day of a wall",
    group: "soak",
    args: [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=lib/tooling/soak/playwright.config.ts",
      "--reporter=line,json",
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("soak-browser") },
    evidence: () => playwrightEvidence(reportFile("soak-browser")),
  },
];
