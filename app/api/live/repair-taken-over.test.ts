import { expect, it } from "vitest";
import { getDatabase } from "@/lib/db/get-database";
import { pageOfChanges } from "@/lib/history/store";
import { whoseChange } from "@/lib/history/whose-change";
import { listOperationsById } from "@/lib/operations/past-store";
import { resourceKey } from "@/lib/resource-id/resource-id";
import { aFailedReplica, hasEnded, isWaiting, REPLICA } from "./fixtures/a-failed-replica";

const failed = aFailedReplica("delegated", "owner@contoso.com");
const { press, again, until, fault, aProcess, look } = failed;

it.each(["somebody else", "the same person"])(
  "a repair stays theirs who began it up to the replica that is gone, when %s finishes it",
  async (who) => {
    const { caller } = failed.owner();
    await fault("PUT", { type: "status", status: 403, code: "AuthorizationFailed", message: "No." });
    await look(aProcess());
    await press(caller);
    await until(isWaiting);
    const reader = await failed.people.signIn("reader@contoso.com");
    await expect(again(reader.caller)).rejects.toMatchObject({ code: "forbidden" });
    const finisher =
      who === "somebody else" ? (await failed.people.signIn("group@contoso.com")).caller : caller;
    await again(finisher);
    const { operationId } = await until(hasEnded, { by: finisher });

    const db = await getDatabase();
    const of = { registryKey: resourceKey(REPLICA.registryId), region: "japaneast" };
    const { changes } = await pageOfChanges(db, { ...of, before: undefined, limit: 25 });
    const [repair] = await listOperationsById(db, [operationId]);
    if (repair === undefined) return expect.fail("no repair");
    const told = changes.flatMap(({ seen, was }) => {
      if (seen.operationId !== operationId) return [];
      const { actor, reason } = whoseChange(repair, seen, was);
      return [[seen.isThere ? seen.provisioningState : "no replica", actor, reason]];
    });
    const name = finisher.displayName;
    expect(told.toReversed()).toEqual([
      ["Deleting", "Olivia Owner", "CHG-7"],
      ["no replica", "Olivia Owner", "CHG-7"],
      ["Creating", name, "CHG-8"],
      ["Succeeded", name, "CHG-8"],
    ]);
  },
);
