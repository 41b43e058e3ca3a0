import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { getConfiguration } from "@/lib/config/configuration";
import { openStore } from "@/lib/db/open-store";
import { bundleProgram, PROGRAM_ARGUMENTS } from "@/lib/lifecycle/fixtures/bundle-program";
import { listRecentOperations } from "./store";

const dataDir = mkdtempSync(path.join(tmpdir(), "replica-map-crash-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const program = bundleProgram(new URL("fixtures/crash-writer.ts", import.meta.url));

const ACKNOWLEDGED_PER_ROUND = 15;

const registryOf = (round: number) => `registry-of-round-${round}`;

/** Gives the lines that the writer had printed when it was killed, in the middle of its next write. */
async function writeUntilKilled(round: number): Promise<string[]> {
  const writer = spawn(process.execPath, [...PROGRAM_ARGUMENTS, program()], {
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      DATA_DIR: dataDir,
      CRASH_WRITER_REGISTRY: registryOf(round),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(writer, "exit");
  const lines: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    lines.push(line);
    if (lines.length === ACKNOWLEDGED_PER_ROUND) writer.kill("SIGKILL");
  }
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
  return lines;
}

describe("a process that is killed while it writes", () => {
  it("has lost nothing that it was told is safe, and its store opens again at once", async () => {
    const acknowledged: string[] = [];
    const states = new Map<string, string>();
    for (const round of [1, 2]) {
      acknowledged.push(...(await writeUntilKilled(round)));
      const db = await openStore({ ...getConfiguration(), dataDir });
      for (const operation of await listRecentOperations(db, registryOf(round), "2020-01-01T00:00:00Z")) {
        states.set(operation.operationId, operation.state);
      }
      const safe = new Set(
        (await auditRows(db)).map(
          ({ outcome, operation_id }) =>
            `${outcome === "requested" ? "started" : "settled"} ${operation_id ?? ""}`,
        ),
      );
      await db.close();

      for (const line of acknowledged) {
        const [what, operationId] = line.split(" ");
        expect(safe, line).toContain(line);
        const state = states.get(operationId ?? "");
        if (what === "settled") expect(state).toBe("succeeded");
        else expect(["running", "succeeded"]).toContain(state);
      }
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(2 * ACKNOWLEDGED_PER_ROUND);
  }, 240_000);
});
