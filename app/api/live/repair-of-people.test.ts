import { beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import type { Operation } from "@/lib/operations/model";
import { listOperationsById } from "@/lib/operations/past-store";
import { readTook } from "@/lib/operations/read-took";
import {
  aFailedReplica,
  CONTOSO,
  hasEnded,
  isWaiting,
  SETTINGS,
  WHOLE_TRAIL,
} from "./fixtures/a-failed-replica";

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

describe("a repair that Azure refuses for want of rights", () => {
  const refused = { type: "status", status: 403, code: "AuthorizationFailed", message: "No." };
  const isRefused = (repair: Operation) =>
    isWaiting(repair) && repair.repair?.needsPersonBecause === "no_right";

  it("waits, asks no second time with the same sign-in, and goes on when its person comes back with the right", async () => {
    const { caller, browser } = failed.owner();
    await fault("PUT", refused);
    await press(caller);
    const waiting = await until(isRefused);
    expect(waiting).toMatchObject({ state: "running", failure: undefined, repair: { step: "gone" } });
    for (let looks = 0; looks < 3; looks += 1) {
      await pass(60);
      expect(await look(aProcess())).toMatchObject({ state: "running", settledAt: undefined });
    }
    expect(await writes()).toEqual(["DELETE", "PUT"]);

    await failed.people.signIn("owner@contoso.com");
    await browser.post("/end");
    const reader = await failed.people.signIn("reader@contoso.com");
    const ended = await until(hasEnded, { by: reader.caller });
    expect(ended).toMatchObject({ state: "succeeded", operationId: waiting.operationId });
    expect(await writes()).toEqual(["DELETE", "PUT", "PUT"]);
    expect(await failed.replica(reader.caller)).toMatchObject(SETTINGS);
    expect(await trail(db)).toEqual([
      "replica.repair requested",
      "replica.delete requested",
      "replica.delete succeeded",
      "replica.create requested",
      "replica.create failed",
      "replica.create requested",
      "replica.create succeeded",
      "replica.repair succeeded",
    ]);
  });

  it("tries a later sign-in once, whichever of several is used", async () => {
    await fault("PUT", refused, 2);
    await press(failed.owner().caller);
    await until(isRefused);
    const again = await failed.people.signIn("owner@contoso.com");
    await until(isRefused, { by: again.caller });
    await pass(60);
    await look(aProcess(), again.caller);
    await until(isRefused);
    expect(await writes()).toEqual(["DELETE", "PUT", "PUT"]);
    await failed.owner().browser.post("/end");
    await pass(60);
    await look(aProcess(), again.caller);
    expect(await writes()).toEqual(["DELETE", "PUT", "PUT"]);
  });

  it("tells a refusal from a lost answer: what may have been created is not asked for again", async () => {
    await press(failed.owner().caller);
    await fault("PUT", { type: "reset", when: "after" });
    const creating = await until(({ repair }) => repair?.step === "creating");
    expect(creating.repair?.needsPersonSince).toBeUndefined();
    const group = await failed.people.signIn("group@contoso.com");
    expect((await again(group.caller)).isNew).toBe(false);
    expect(await until(hasEnded, { by: group.caller })).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
  });
});

describe("two presses to finish a repair of which one reads the replica after the other has had it created", () => {
  it("are one creation all the same", async () => {
    await press(failed.owner().caller);
    await failed.owner().browser.post("/end");
    const group = await failed.people.signIn("group@contoso.com");
    await until(isWaiting, { by: group.caller });
    await fault("GET", { type: "delay", ms: 500 });
    const presses = await Promise.all([again(group.caller), again(group.caller)]);
    expect(presses.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await until(hasEnded, { by: group.caller })).toMatchObject({ state: "succeeded" });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
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
    // Each of the two has said why.
    expect(rows.map(({ reason }) => reason)).toEqual([...Array(3).fill("CHG-7"), ...Array(4).fill("CHG-8")]);
  });

  it("keeps its settings when somebody without the right tries to finish it", async () => {
    await press(failed.owner().caller);
    await failed.owner().browser.post("/end");
    const reader = await failed.people.signIn("reader@contoso.com");
    const waiting = await until(isWaiting, { by: reader.caller });
    await expect(again(reader.caller)).rejects.toMatchObject({ code: "forbidden" });
    const { actor, repair } = waiting;
    const { needsPersonSince, needsPersonBecause } = repair ?? {};
    expect(await look(aProcess(), reader.caller)).toMatchObject({
      state: "running",
      actor,
      repair: { step: "gone", needsPersonSince, needsPersonBecause },
    });
    // Nor are the words of who was refused taken for those of who waits.
    const [given] = await listOperationsById(db, [waiting.operationId]);
    expect(given?.reason).toBe("CHG-7");
    const group = await failed.people.signIn("group@contoso.com");
    expect((await again(group.caller)).isNew).toBe(true);
    const ended = await until(hasEnded, { by: group.caller });
    expect(ended).toMatchObject({ state: "succeeded", operationId: waiting.operationId });
    expect(await writes()).toEqual(["DELETE", "PUT", "PUT"]);
    expect(await failed.replica(group.caller)).toMatchObject(SETTINGS);
    const rows = (await auditRows(db)).filter(({ actor_name: actor }) => actor === reader.caller.displayName);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining([
        "replica.repair requested",
        "replica.create requested",
        "replica.create failed",
        "replica.repair failed",
      ]),
    );
  });

  it("goes on when they sign in again, whoever looks: one deletion and one creation in all", async () => {
    await press(failed.owner().caller);
    await failed.owner().browser.post("/end");
    const reader = await failed.people.signIn("reader@contoso.com");
    const waiting = await until(isWaiting, { by: reader.caller });
    expect(waiting).toMatchObject({ state: "running", failure: undefined, repair: { step: "gone" } });
    await pass(60);
    expect(await look(aProcess(), reader.caller)).toMatchObject({ state: "running" });

    const back = await failed.people.signIn("owner@contoso.com");
    const ended = await until(hasEnded, { by: back.caller });
    expect(ended).toMatchObject({ state: "succeeded", operationId: waiting.operationId });
    expect(await writes()).toEqual(["DELETE", "PUT"]);
    expect(await trail(db)).toEqual(WHOLE_TRAIL);
    expect(await readTook(db, ended.registryId)).toMatchObject([
      { kind: "replica.repair", count: 0, leftOut: 1, p95Seconds: undefined },
    ]);
  });
});
