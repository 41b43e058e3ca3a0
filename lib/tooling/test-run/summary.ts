import { stripVTControlCharacters } from "node:util";
import type { StepResult } from "./step";

/** One line per step: name, outcome, how much it looked at, seconds. */
export function table(results: readonly StepResult[], elapsedSeconds: number): string {
  const rows = [
    ...results.map(({ step, hasPassed, evidence, seconds }) => [
      step.name,
      hasPassed ? "ok" : "FAILED",
      evidence ? `${evidence.seen} ${evidence.things}` : "not run",
      `${seconds.toFixed(1)} s`,
    ]),
    ["from start to end", "", "", `${elapsedSeconds.toFixed(1)} s`],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column === 3))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const pad = (cell: string, width: number, isNumber: boolean) =>
  isNumber ? cell.padStart(width) : cell.padEnd(width);

/**
 * The tests of all suites in one line that other programs read. A step that failed without a failed test
 * counts as one failure, so that the line never says less than the exit code.
 */
export function closingLine(results: readonly StepResult[]): string {
  const sum = (kind: "passed" | "failed" | "skipped") =>
    results.reduce((total, { evidence }) => total + (evidence?.tests?.[kind] ?? 0), 0);
  const failedSteps = results.filter(
    ({ hasPassed, evidence }) => !hasPassed && (evidence?.tests?.failed ?? 0) === 0,
  );
  const skipped = sum("skipped");
  const line = `${sum("passed")} passed, ${sum("failed") + failedSteps.length} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

const LINES_OF_A_MESSAGE = 25;

/** The tests that failed, each with the beginning of what it said; without one, all that the step printed. */
export function whyFailed({ evidence, output }: StepResult): string {
  const failures = evidence?.failures ?? [];
  if (failures.length === 0) return output;
  return failures
    .map(({ name, message }) => {
      const lines = stripVTControlCharacters(message).split("\n").slice(0, LINES_OF_A_MESSAGE);
      return [`x ${name}`, ...lines.map((line) => `    ${line}`)].join("\n");
    })
    .join("\n");
}
