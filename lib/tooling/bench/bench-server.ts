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

interface BenchServerOptions {
  name: string;
  /** Undefined: any that is free. */
  port?: number | undefined;
  args: (port: number) => readonly string[];
  env: (port: number) => Readonly<Record<string, string>>;
  /** Undefined: whoever starts it finds out by themselves when it answers. */
  answersAt: string | undefined;
}

export async function startBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const port = options.port ?? (await freePort());
  const child = startChild({
    name: options.name,
    args: [...options.args(port)],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...options.env(port) },
    banner: NOTHING_TO_SAY,
  });
  const server = { origin: `http://localhost:${port}`, port, stop: child.stop };
  if (options.answersAt === undefined) return server;
  const answer = await Promise.race([
    waitForAnswer(`http://127.0.0.1:${port}${options.answersAt}`, [200], START_MS),
    child.ended,
  ]);
  if (answer === undefined || typeof answer === "string") {
    await child.stop();
    throw new Refused(`${options.name} did not start (${answer ?? "no answer in time"}).`);
  }
  return server;
}
