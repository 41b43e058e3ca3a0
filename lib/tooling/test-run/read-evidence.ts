import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Evidence } from "./step";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
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
  );
}

export function playwrightEvidence(reportFile: string): Evidence {
  if (!existsSync(reportFile)) return NOTHING;
  const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  return testEvidence(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
}

function testEvidence(passed: number, failed: number, skipped: number): Evidence {
  return { seen: passed + failed, things: "tests", tests: { passed, failed, skipped } };
}
