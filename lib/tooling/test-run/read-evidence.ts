import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { playwrightFailures, PlaywrightSuite } from "./playwright-failures";
import type { Evidence, FailedTest } from "./step";
import { VitestFile, vitestFailures } from "./vitest-failures";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(VitestFile),
});

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(PlaywrightSuite),
});

const NOTHING: Evidence = { seen: 0, things: "tests" };

/** What our own checks print as their last line: `checked 12 files`. */
export function lastLineEvidence(output: string): Evidence {
  const found = [...output.matchAll(/^checked (\d+) (.+)$/gm)].at(-1);
  return { seen: Number(found?.[1] ?? 0), things: found?.[2] ?? "things" };
}

export function vitestEvidence(reportFile: string): Evidence {
  if (!existsSync(reportFile)) return NOTHING;
  const report = VitestReport.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  return testEvidence(
    report.numPassedTests,
    report.numFailedTests,
    report.numPendingTests + report.numTodoTests,
    vitestFailures(report.testResults),
  );
}

export function playwrightEvidence(reportFile: string): Evidence {
  if (!existsSync(reportFile)) return NOTHING;
  const { stats, suites } = PlaywrightReport.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  return testEvidence(
    stats.expected,
    stats.unexpected + stats.flaky,
    stats.skipped,
    playwrightFailures(suites),
  );
}

function testEvidence(
  passed: number,
  failed: number,
  skipped: number,
  failures: readonly FailedTest[],
): Evidence {
  return { seen: passed + failed, things: "tests", tests: { passed, failed, skipped }, failures };
}
