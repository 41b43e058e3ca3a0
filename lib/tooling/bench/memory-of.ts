import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.mjs";

const PRELOAD = new URL("./memory-report.mjs", import.meta.url).href;
/** Longer than two heartbeats, which every open stream is to have seen. */
const SETTLE_MS = 12_000;
const READINGS = 3;

export interface Memory {
  readonly rss: number;
  /** With what is outside of it but belongs to its objects. */
  readonly heap: number;
}

export interface MemoryProbe {
  readonly nodeArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the server holds after a pause and a collection: the least of several readings. */
  readonly settled: () => Promise<Memory>;
}

/** For a server that is started with these arguments and variables. */
export async function memoryProbe(): Promise<MemoryProbe> {
  const port = String(await freePort());
  const read = async (): Promise<Memory> => {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const { rss, heapUsed, external } = (await answer.json()) as NodeJS.MemoryUsage;
    return { rss, heap: heapUsed + external };
  };
  return {
    nodeArgs: ["--import", PRELOAD],
    env: { BENCH_MEMORY_PORT: port },
    settled: async () => {
      await wait(SETTLE_MS);
      let least = await read();
      for (let reading = 1; reading < READINGS; reading += 1) {
        await wait(1_000);
        const { rss, heap } = await read();
        least = { rss: Math.min(least.rss, rss), heap: Math.min(least.heap, heap) };
      }
      return least;
    },
  };
}
