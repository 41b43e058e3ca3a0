import { aCaller } from "@/lib/auth/test-caller";
import { getDatabase } from "@/lib/db/get-database";
import { startOperation } from "./start-operation";
import { settleOperation } from "./store";

/** Run by the crash test as a process of its own: writes until it is killed, and says what it was told is safe. */
const registryId = process.env["CRASH_WRITER_REGISTRY"] ?? "";
const db = await getDatabase();
for (let number = 1; ; number += 1) {
  const replicaName = `replica${number}`;
  const { operation } = await startOperation(
    {
      caller: aCaller(),
      kind: "replica.create",
      registryId,
      replicaName,
      replicaRegion: replicaName,
      settings: { tags: { filler: "x".repeat(2_000) } },
    },
    () => Promise.resolve({ pollerState: "state", retryAfterSeconds: 1, correlationId: "c" }),
  );
  process.stdout.write(`started ${operation.operationId}\n`);
  if (number % 2 === 0) continue;
  await settleOperation(db, operation.operationId, "succeeded", {});
  process.stdout.write(`settled ${operation.operationId}\n`);
}
