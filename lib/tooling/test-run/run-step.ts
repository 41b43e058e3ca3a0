import { spawn } from "node:child_process";
import { PROJECT_ROOT } from "../project-root.mjs";
import type { Step, StepResult } from "./step";

export async function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  const { code, output } = await run(step);
  const evidence = step.evidence(output);
  return {
    step,
    hasPassed: code === 0 && evidence.seen > 0,
    evidence,
    seconds: (performance.now() - startedAt) / 1000,
    output:
      code === 0 && evidence.seen === 0 ? `${output}\nThere were no ${evidence.things} to check.` : output,
  };
}

function run({ args, env }: Step): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const collect = (text: string) => (output += text);
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
