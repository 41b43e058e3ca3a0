import { beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { aFailedReplica, CONTOSO, hasEnded, isWaiting, SETTINGS } from "./fixtures/a-failed-replica";

const failed = aFailedReplica("delegated", "owner@contoso.com");
const { press, again, until, writes, trail, fault, pass, aProcess, look } = failed;

let db: Database;
beforeEach(async () => {
  db = await getDatabase();
});

describe("a repair that Azure does not let go on", () => {
  it("creates nothing when the deletion fails", async () => {
    await fault("DELETE", { type: "operation-fails", message: "The network is in use." });
    await press(failed.owner().caller);
    const ended = await until(hasEnded);
    expect(ended).toMatchObject({ state: "failed", repair: { step: "deleting" } });
    expect(ended.failure).toContain("The network is in use.");
    expect(await writes()).toEqual(["DELETE"]);
    expect(await trail(db)).toEqual([
      "replica.repair requested",
      "replica.delete requested",
      "replica.delete failed",
      "replica.repair failed",
    ]);
  });

  it("tries again while Azure is busy with the deletion, each time with an intent of its own", async () => {
    await fault("PUT", { type: "recreate-refused", withinMs: 3_600_000 }, 2);
    await press(failed.owner().caller);
    expect(await until(hasEnded)).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT", "PUT", "PUT"]);
    const creations = (await trail(db)).filter((row) => row.startsWith("replica.create"));
    expect(creations).toEqual([
      "replica.create requested",
      "replica.create failed",
      "replica.create requested",
      "replica.create failed",
      "replica.create requested",
      "replica.create succeeded",
    ]);
  });

  it.each([
    { status: 400, code: "QuotaExceeded", message: "No more replicas here." },
    { status: 403, code: "RequestDisallowedByPolicy", message: "No." },
    { status: 403, code: "AuthorizationFailed", message: "No." },
  ])(
    "ends in Azure's words when it refuses for good, and is finished in one press: $code",
    async (refusal) => {
      const { caller } = failed.owner();
      await fault("PUT", { type: "status", ...refusal });
      await press(caller);
      const ended = await until(hasEnded);
      expect(ended).toMatchObject({ state: "failed", repair: { step: "creating", ...SETTINGS } });
      expect(ended.failure).not.toBe("");
      await pass(3_600);
      const watcher = aProcess();
      expect(await look(watcher)).toMatchObject({ operationId: ended.operationId });

      expect((await again(caller)).isNew).toBe(true);
      expect((await again(caller)).isNew).toBe(false);
      expect(await writes()).toEqual(["DELETE", "PUT", "PUT"]);
      await pass(60);
      expect(await look(watcher)).toBeUndefined();
      expect(await failed.replica()).toMatchObject(SETTINGS);
    },
  );

  it("cannot be finished where there was none", async () => {
    await expect(again(failed.owner().caller)).rejects.toMatchObject({ refusal: { kind: "not_repaired" } });
    expect(await trail(db)).toEqual(["replica.create refused"]);
  });
});

describe("a repair while somebody else creates the same replica", () => {
  it("leaves theirs as it is", async () => {
    const { caller } = failed.owner();
    await press(caller);
    await pass(90);
    expect(await look(aProcess())).toMatchObject({ repair: { step: "deleting" } });
    const theirs = { globalEndpointRouting: "included", tags: { made: "elsewhere" } } as const;
    await startCreateReplica(caller, { ref: CONTOSO, region: "japaneast", ...theirs });
    const ended = await until(hasEnded);
    expect(ended).toMatchObject({ state: "failed" });
    expect(ended.failure).toContain("Somebody else");
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await failed.replica()).toMatchObject(theirs);
    expect(await trail(db)).toEqual([
      "replica.repair requested",
      "replica.delete requested",
      "replica.delete succeeded",
      "replica.repair failed",
    ]);
  });
});

describe("a repair whose person has gone", () => {
  it("waits for somebody who may create, never takes the rights of whoever watches, and goes on in the name of who pressed", async () => {
    await press(failed.owner().caller);
    await failed.owner().browser.post("/end");
    const group = await failed.people.signIn("group@contoso.com");
    const waiting = await until(isWaiting, { by: group.caller });
    expect(waiting).toMatchObject({ state: "running", repair: { step: "gone" }, actor: "Olivia Owner" });
    await pass(60);
    expect(await look(aProcess(), group.caller)).toMatchObject({ repair: { step: "gone" } });
    expect(await writes()).toEqual(["DELETE"]);

    const presses = await Promise.all([again(group.caller), again(group.caller)]);
    expect(presses.filter(({ isNew }) => isNew)).toHaveLength(1);
    const ended = await until(hasEnded, { by: group.caller });
    const name = group.caller.displayName;
    expect(ended).toMatchObject({ state: "succeeded", actor: name });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    const rows = (await auditRows(db)).filter(({ subject }) => subject === "japaneast");
    expect(rows.map(({ action, outcome, actor_name: actor }) => [action, outcome, actor])).toEqual([
      ["replica.repair", "requested", "Olivia Owner"],
      ["replica.delete", "requested", "Olivia Owner"],
      ["replica.delete", "succeeded", "Olivia Owner"],
      ["replica.repair", "requested", name],
      ["replica.create", "requested", name],
      ["replica.create", "succeeded", name],
      ["replica.repair", "succeeded", name],
    ]);
  });

  it("keeps its settings when somebody without the right tries to finish it", async () => {
    await press(failed.owner().caller);
    await failed.owner().browser.post("/end");
    const reader = await failed.people.signIn("reader@contoso.com");
    await until(isWaiting, { by: reader.caller });
    await expect(again(reader.caller)).rejects.toMatchObject({ code: "forbidden" });
    const group = await failed.people.signIn("group@contoso.com");
    expect((await again(group.caller)).isNew).toBe(true);
    expect(await failed.replica(group.caller)).toMatchObject(SETTINGS);
  });
});
