import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PROJECT_ROOT } from "../project-root.mjs";
import { exitCodeOf, Refused } from "../refused.mjs";
import { runInTurn } from "./run-in-turn";
import { REPORTS, SOAK_STEPS, STEPS } from "./steps";
import { closingLine, table, whyFailed } from "./summary";

const logFile = (name: string) => join(REPORTS, `${name.replaceAll(" ", "-")}.log`);

process.exitCode = await exitCodeOf(async () => {
  const groups = process.argv.slice(2);
  const asked = [...STEPS, ...SOAK_STEPS].filter(({ group }) => groups.includes(group));
  const steps = groups.length === 0 ? STEPS : asked;
  if (steps.length === 0) throw new Refused(`There is nothing to run for ${groups.join(", ")}.`);

  // A report of an earlier run must not be counted as one of this run.
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });

  const startedAt = performance.now();
  const results = await runInTurn(steps, (result) => {
    const { step, hasPassed, seconds } = result;
    console.log(`${hasPassed ? "ok    " : "FAILED"} ${step.name} (${seconds.toFixed(1)} s)`);
    if (hasPassed) return;
    writeFileSync(logFile(step.name), result.output);
    console.log(
      `${whyFailed(result)}\nAll that it printed is in ${relative(PROJECT_ROOT, logFile(step.name))}.`,
    );
  });

  console.log(`\n${table(results, (performance.now() - startedAt) / 1000)}\n`);
  console.log(closingLine(results));
  return results.every(({ hasPassed }) => hasPassed) ? 0 : 1;
});
