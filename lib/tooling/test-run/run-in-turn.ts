import { runStep } from "./run-step";
import type { Step, StepResult } from "./step";

/** Runs the steps in their order, light ones two at a time, and tells about each as it ends. */
export async function runInTurn(
  steps: readonly Step[],
  onEnd: (result: StepResult) => void,
  run: (step: Step) => Promise<StepResult> = runStep,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const runOne = async (step: Step) => {
    const lacks = step.needs !== undefined && results.some((r) => r.step.name === step.needs && !r.hasPassed);
    const result = lacks ? notRun(step) : await run(step);
    results.push(result);
    onEnd(result);
  };

  const light = steps.filter((step) => step.isLight);
  const takeTurns = async () => {
    for (let step = light.shift(); step !== undefined; step = light.shift()) await runOne(step);
  };
  await Promise.all([takeTurns(), takeTurns()]);
  for (const step of steps.filter((candidate) => !candidate.isLight)) await runOne(step);

  return steps.flatMap((step) => results.filter((result) => result.step === step));
}

function notRun(step: Step): StepResult {
  return {
    step,
    hasPassed: false,
    evidence: undefined,
    seconds: 0,
    output: `Not run, because the step "${step.needs ?? ""}" has failed.`,
  };
}
