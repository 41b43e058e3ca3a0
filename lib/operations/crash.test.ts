import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { verifyAuditChain } from "@/lib/audit/verify-chain";
import { openStore } from "@/lib/db/open-store";
import { sql } from "@/lib/db/sql";

const dataDir = mkdtempSync(path.join(tmpdir(), "replica-map-crash-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const ACKNOWLEDGED_PER_ROUND = 15;

/** Gives the lines that the writer had printed when it was killed, in the middle of its next write. */
async function writeUntilKilled(round: number): Promise<string[]> {
  const writer = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import=tsx",
      fileURLToPath(new URL("crash-writer.fixture.ts", import.meta.url)),
    ],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        DATA_DIR: dataDir,
        CRASH_WRITER_REGISTRY: `registry-of-round-${round}`,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
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
    for (const round of [1, 2]) {
      acknowledged.push(...(await writeUntilKilled(round)));
      const db = await openStore(dataDir);
      const states = new Map(
        (
          await db.query<{ operation_id: string; state: string }>(
            sql`select operation_id, state from operations`,
          )
        ).map((row) => [row.operation_id, row.state]),
      );
      const audited = await db.query<{ line: string }>(
        sql`select (case outcome when 'requested' then 'started ' else 'settled ' end) || operation_id as line from audit`,
      );
      const verdict = await verifyAuditChain(db);
      await db.close();

      expect(verdict).toEqual({ isIntact: true, rows: audited.length });
      const safe = new Set(audited.map(({ line }) => line));
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
