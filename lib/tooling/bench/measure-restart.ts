import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.mjs";
import { Refused } from "../refused.mjs";
import { startDashboard } from "./bench-pair";
import type { BenchServer } from "./bench-server";
import { signInCrowd, startAzureOfCrowd } from "./crowd";
import { startEmptyApp } from "./empty-app";
import type { Seat } from "./live-clients";
import type { Measurement } from "./measurement";
import { median } from "./render-times";
import type { Bench } from "./with-servers";

const ROUNDS = 5;
const PAUSE_MS = 20;
const LONGEST_MS = 60_000;

/** From the start of the process to what a screen that waits for it sees first, against an empty stream. */
export async function measureRestart(bench: Bench): Promise<Measurement[]> {
  const { start, folder } = bench;
  const emulator = await startAzureOfCrowd(bench, 1);
  const port = await freePort();
  const env = { DATA_DIR: join(folder, "restart"), TRUSTED_PROXIES: "1" };
  const dashboard = await startDashboard(start, emulator, env, { port, answersAt: "/api/health" });
  const [seat] = await signInCrowd({ emulator, dashboard }, 1);
  if (seat === undefined) throw new Refused("Nobody has a place at the feed.");
  await firstOf(seat, "event: picture");
  await dashboard.stop();

  const ours: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(
      await timeOf(
        () => startDashboard(start, emulator, env, { port, answersAt: undefined }),
        () => firstOf(seat, "event: picture"),
      ),
    );
    empty.push(
      await timeOf(
        () => startEmptyApp(start, { answersAt: undefined }),
        (server) => firstOf({ port: server.port, path: "/stream", headers: {} }, "event: beat"),
      ),
    );
  }
  return [
    {
      what: "from the start of the process to the first live picture, over an empty Next application's first event",
      value: median(ours) / median(empty),
      unit: "times",
    },
  ];
}

async function timeOf(
  start: () => Promise<BenchServer>,
  see: (server: BenchServer) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now();
  const server = await start();
  await see(server);
  const spent = performance.now() - startedAt;
  await server.stop();
  return spent;
}

/** Knocks until it is let in and sent this. */
async function firstOf(seat: Seat, text: string): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_MS;
  while (performance.now() < giveUpAt) {
    if (await isSent(seat, text)) return;
    await wait(PAUSE_MS);
  }
  throw new Refused(`${seat.path} did not send ${text} in time.`);
}

async function isSent({ port, path, headers }: Seat, text: string): Promise<boolean> {
  const hangUp = new AbortController();
  try {
    const answer = await fetch(`http://localhost:${port}${path}`, { headers, signal: hangUp.signal });
    if (answer.status !== 200 || answer.body === null) return false;
    let sent = "";
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
      sent += piece;
      if (sent.includes(text)) return true;
    }
    return false;
  } catch {
    // Nobody answers yet.
    return false;
  } finally {
    hangUp.abort();
  }
}
