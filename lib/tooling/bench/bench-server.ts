import { startChild } from "../long-running-child.mjs";
import { freePort } from "../ports.mjs";
import { Refused } from "../refused.mjs";
import { waitForAnswer } from "../wait-for-answer.mjs";

const START_MS = 120_000;
const NOTHING_TO_SAY = /.*/;

export interface BenchServer {
  origin: string;
  port: number;
  stop: () => Promise<void>;
}

export async function startBenchServer(options: {
  name: string;
  args: (port: number) => readonly string[];
  env: (port: number) => Readonly<Record<string, string>>;
  answersAt: string;
}): Promise<BenchServer> {
  const port = await freePort();
  const child = startChild({
    name: options.name,
    args: [...options.args(port)],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...options.env(port) },
    banner: NOTHING_TO_SAY,
  });
  const answer = await Promise.race([
    waitForAnswer(`http://127.0.0.1:${port}${options.answersAt}`, [200], START_MS),
    child.ended,
  ]);
  if (answer === undefined || typeof answer === "string") {
    await child.stop();
    throw new Refused(`${options.name} did not start (${answer ?? "no answer in time"}).`);
  }
  return { origin: `http://localhost:${port}`, port, stop: child.stop };
}
