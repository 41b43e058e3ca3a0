import { beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { readTook } from "@/lib/operations/read-took";
import { endDeletion, intendCreation } from "@/lib/operations/repair-store";
import { startOperation } from "@/lib/operations/start-operation";
import { deleteReplica } from "@/lib/replication/delete-replica";
import { aFailedReplica, hasEnded, REPLICA, SETTINGS, WHOLE_TRAIL } from "./fixtures/a-failed-replica";

const failed = aFailedReplica("delegated", "owner@contoso.com");
const { press, until, writes, trail, fault, pass, aProcess, look } = failed;

let db: Database;
beforeEach(async () => {
  db = await getDatabase();
});

describe("the repair of a failed replica", () => {
  it("is one press: deleted and created again with its settings, each write with a row before and after", async () => {
    const { isNew } = await press(failed.owner().caller);
    expect(isNew).toBe(true);
    const ended = await until(hasEnded, { restart: false });
    expect(ended).toMatchObject({ state: "succeeded", failure: undefined });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await failed.replica()).toMatchObject({ provisioningState: "Succeeded", ...SETTINGS });
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
    const rows = (await auditRows(db)).filter(({ subject }) => subject === "japaneast");
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(["CHG-7"]));
    expect(new Set(rows.map(({ operation_id: id }) => id))).toEqual(new Set([ended.operationId]));
    expect(await readTook(db, ended.registryId)).toMatchObject([
      { kind: "replica.repair", count: 1, leftOut: 0 },
    ]);
  });

  it("goes on in another process after each look, and writes no more than that", async () => {
    await press(failed.owner().caller);
    expect(await until(hasEnded)).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
  });

  it("is written once, however many processes look at the same moment", async () => {
    const { caller } = failed.owner();
    await press(caller);
    const all = [aProcess(), aProcess(), aProcess()];
    await until(
      (repair) => {
        void all.map((watcher) => watcher.look(caller));
        return hasEnded(repair);
      },
      { restart: false },
    );
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
  });

  it("creates only after five reads in a row over twenty seconds have found nothing", async () => {
    await press(failed.owner().caller);
    await pass(90);
    const watcher = aProcess();
    for (let reads = 0; reads < 4; reads += 1) await look(watcher);
    await pass(19);
    expect(await look(watcher)).toMatchObject({ repair: { step: "deleting" } });
    expect(await writes()).toEqual(["DELETE"]);
    await pass(2);
    expect(await look(watcher)).toMatchObject({ repair: { step: "creating" } });
    expect(await until(hasEnded)).toMatchObject({ state: "succeeded" });
  });

  it("is the same one for two presses and for two people, and nobody else may delete meanwhile", async () => {
    const { caller } = failed.owner();
    const group = await failed.people.signIn("group@contoso.com");
    const [first, second] = await Promise.all([press(caller), press(caller)]);
    const third = await press(group.caller);
    expect(new Set([first, second, third].map(({ operationId }) => operationId)).size).toBe(1);
    const deletion = deleteReplica({
      caller: group.caller,
      input: { ...REPLICA, confirmation: "Japan East", reason: undefined },
    });
    const what = "Repairing the replica in japaneast";
    await expect(deletion).rejects.toMatchObject({ refusal: { kind: "already_running", what } });
    await until(hasEnded);
    expect(await writes()).toEqual(["DELETE", "PUT"]);
  });
});

describe("two presses of which one reads the replica after the other has had it deleted", () => {
  it("are one repair all the same", async () => {
    await fault("GET", { type: "delay", ms: 500 });
    const { caller } = failed.owner();
    const presses = await Promise.all([press(caller), press(caller)]);
    expect(new Set(presses.map(({ operationId }) => operationId)).size).toBe(1);
    await until(hasEnded);
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
  });
});

describe("a repair that is killed", () => {
  it("before it could delete has not started, after a minute of reads: nothing was sent", async () => {
    const request = {
      ...REPLICA,
      caller: failed.owner().caller,
      kind: "replica.repair",
      replicaRegion: "japaneast",
      settings: SETTINGS,
    } as const;
    await expect(startOperation(request, () => Promise.reject(new Error("killed")))).rejects.toThrow(
      "killed",
    );
    await pass(180);
    const watcher = aProcess();
    expect(await look(watcher)).toMatchObject({ state: "intended" });
    for (const seconds of [10, 10, 10, 10, 10, 9]) {
      await pass(seconds);
      expect(await look(watcher)).toMatchObject({ state: "intended" });
    }
    await pass(1);
    const ended = await look(watcher);
    expect(ended).toMatchObject({ state: "not_started", repair: { step: "deleting" } });
    expect(ended?.failure).toContain("Not started");
    expect(await writes()).toEqual([]);
    expect((await press(failed.owner().caller)).isNew).toBe(true);
  });

  it.each([
    { type: "reset", when: "after" },
    { type: "content-type", contentType: "text/html" },
  ])("goes on when the answer to the deletion is lost: $type", async (effect) => {
    await fault("DELETE", effect);
    await press(failed.owner().caller).catch((error: unknown) => {
      expect(error).toMatchObject({ code: "unavailable" });
    });
    expect(await until(hasEnded)).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
  });

  it("goes on when the answer to the creation is lost, without another one", async () => {
    await press(failed.owner().caller);
    await fault("PUT", { type: "reset", when: "after" });
    expect(await until(hasEnded)).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
  });

  it("between intent and creation makes a new attempt, once a minute of reads shows no trace", async () => {
    const { operationId } = await press(failed.owner().caller);
    await pass(90);
    await endDeletion(db, operationId, failed.nowMs());
    expect(await intendCreation(db, { operationId, nowMs: failed.nowMs() })).toBeDefined();
    expect(await intendCreation(db, { operationId, nowMs: failed.nowMs() })).toBeUndefined();
    const watcher = aProcess();
    await pass(130);
    await look(watcher);
    expect(await writes()).toEqual(["DELETE"]);
    expect(await until(hasEnded, { restart: false })).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect((await trail(db)).filter((row) => row.startsWith("replica.create"))).toEqual([
      "replica.create requested",
      "replica.create failed",
      "replica.create requested",
      "replica.create succeeded",
    ]);
  });
});
