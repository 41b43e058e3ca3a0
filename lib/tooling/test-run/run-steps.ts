import { mkdirSync, rmSync } from "node:fs";
import { exitCodeOf, Refused } from "../refused.mjs";
import { runInTurn } from "./run-in-turn";
import { REPORTS, SOAK_STEPS, STEPS } from "./steps";
import { closingLine, table } from "./summary";

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
    const { step, hasPassed, seconds, output } = result;
    console.log(`${hasPassed ? "ok    " : "FAILED"} ${step.name} (${seconds.toFixed(1)} s)`);
    if (!hasPassed) console.log(output);
  });

  console.log(`\n${table(results, (performance.now() - startedAt) / 1000)}\n`);
  console.log(closingLine(results));
  return results.every(({ hasPassed }) => hasPassed) ? 0 : 1;
});
