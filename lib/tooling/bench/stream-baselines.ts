import { fileURLToPath } from "node:url";
import type { BenchServer } from "./bench-server";
import { startEmptyApp } from "./empty-app";
import type { MemoryProbe } from "./memory-of";
import type { Bench } from "./with-servers";

const BARE = fileURLToPath(new URL("./bare-stream.mjs", import.meta.url));

type Start = Bench["start"];

/** A stream of the framework's, with nothing else in it. */
export function startEmptyStream(start: Start, { nodeArgs, env }: MemoryProbe): Promise<BenchServer> {
  return startEmptyApp(start, { nodeArgs, env, answersAt: "/" });
}

/** A stream without a framework. */
export function startBareStream(start: Start, { nodeArgs, env }: MemoryProbe): Promise<BenchServer> {
  return start({
    name: "The bare stream",
    args: (port) => [...nodeArgs, BARE, String(port)],
    env: () => env,
    answersAt: "/",
  });
}

/** Has either tell everybody of a change of so many bytes. */
export async function changeStream({ origin }: BenchServer, mark: string, bytes: number): Promise<void> {
  const answer = await fetch(`${origin}/stream`, { method: "POST", body: JSON.stringify({ mark, bytes }) });
  if (!answer.ok) throw new Error(`The stream could not be told of a change (${answer.status}).`);
}
