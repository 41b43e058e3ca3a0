import { performance } from "node:perf_hooks";

/** Enough for compilers and caches to settle. */
const WARM_UP_ROUNDS = 10;
const ROUNDS = 40;

/** Median milliseconds until each page has arrived, asked for in turns so that both see the same machine. */
export async function medianMilliseconds(
  urls: readonly [string, string],
  cookie: string,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const [index, url] of urls.entries()) {
      const spent = await millisecondsFor(url, cookie);
      if (round >= 0) times[index]?.push(spent);
    }
  }
  return [median(times[0]), median(times[1])];
}

async function millisecondsFor(url: string, cookie: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - startedAt;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? Number.NaN) : upper;
  return (lower + upper) / 2;
}
