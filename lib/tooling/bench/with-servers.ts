import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBenchServer } from "./bench-server";

export interface Bench {
  /** Starts a server that is stopped at the end at the latest. */
  readonly start: typeof startBenchServer;
  /** For what they write; removed at the end. */
  readonly folder: string;
  /** Calls it at the end, before the servers are stopped that were started earlier. */
  readonly atEnd: (end: () => Promise<void> | void) => void;
}

export async function withServers<Result>(run: (bench: Bench) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "replica-map-bench-"));
  const ends: (() => Promise<void> | void)[] = [];
  try {
    return await run({
      folder,
      atEnd: (end) => ends.push(end),
      start: async (...options) => {
        const server = await startBenchServer(...options);
        ends.push(server.stop);
        return server;
      },
    });
  } finally {
    for (const end of ends.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
