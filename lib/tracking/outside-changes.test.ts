import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { Replica } from "@/lib/azure/model";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { changesSeen } from "@/lib/history/changes-seen";
import { GAP_AFTER_MS } from "@/lib/history/model";
import { insertObservations, noteWatched } from "@/lib/history/store";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { isStuckOutside } from "@/lib/operations/model";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { findOutsideChanges } from "./find-outside-changes";
import { RegistryWatcher } from "./registry-watcher";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");
const registryId = formatRegistryId(contoso);
const registryKey = resourceKey(registryId);
const STARTED = Date.parse("2026-01-02T03:00:00.000Z");
const after = (seconds: number) => new Date(STARTED + seconds * 1_000).toISOString();

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("a replica that hangs and was created elsewhere", () => {
  let ahead = 0;
  let leases: LeaseKeeper;
  let watcher: RegistryWatcher;
  beforeEach(() => {
    ahead = 0;
    leases = new LeaseKeeper(async () => db, "this process");
    watcher = new RegistryWatcher(contoso, leases, () => Date.now() + ahead);
  });
  afterEach(async () => {
    await watcher.stop();
    await leases.giveUpAll();
  });
  const look = async () => {
    // One that the watcher has begun by itself may be of before the time that has passed.
    await watcher.look(arm.caller("owner"));
    return watcher.look(arm.caller("owner"));
  };
  const pass = async (seconds: number) => {
    await arm.letPass(seconds);
    ahead += seconds * 1_000;
  };

  it("is in the picture as stuck, by Azure's own time and the limit of this registry, until it ends", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "stuck-in-creating" });
    const settings = { globalEndpointRouting: "included", tags: {} } as const;
    await startCreateReplica(arm.caller("owner"), { ref: contoso, region: "japaneast", ...settings });
    const [change, ...others] = (await look()).outsideChanges ?? [];
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      replicaName: "japaneast",
      kind: "replica.create",
      sinceBy: "azure",
      stuckLimit: { afterSeconds: 1_800, earlierCount: undefined },
    });
    await pass(1_500);
    const before = await look();
    expect(before.outsideChanges).toEqual([change]);
    expect(before.outsideChanges?.map((one) => isStuckOutside(one, before.asOf))).toEqual([false]);
    await pass(600);
    const then = await look();
    expect(then.outsideChanges?.map((one) => isStuckOutside(one, then.asOf))).toEqual([true]);
  });

  it("is told as our own operation when it is one", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "stuck-in-creating" });
    await startCreation(arm.caller("owner"), contoso, "japaneast");
    const picture = await look();
    expect(picture.replicas.map(({ provisioningState }) => provisioningState)).toContain("Creating");
    expect(picture.outsideChanges).toBeUndefined();
  });
});

describe("since when a replica hangs", () => {
  const ready = aReplica("eastus", { createdAt: after(-3_600) });
  const updating = { ...ready, provisioningState: "Updating" };

  /** Looks without a longer pause than a tracker makes. */
  async function watched(fromSeconds: number, untilSeconds: number, replica: Replica): Promise<void> {
    for (let at = fromSeconds; at <= untilSeconds; at += 60) {
      await noteWatched(db, registryKey, after(at), GAP_AFTER_MS);
    }
    const earlier = { replicas: [], asOf: after(fromSeconds) };
    const seen = changesSeen(earlier, { replicas: [replica], asOf: after(fromSeconds) }, new Map());
    await insertObservations(db, registryKey, seen);
  }
  const changesAt = (seconds: number, replica: Replica = updating) =>
    findOutsideChanges(db, registryId, {
      replicas: [replica],
      operations: [],
      nowMs: STARTED + seconds * 1_000,
    });

  it("is when it was first seen so, where Azure's time is that of the status before", async () => {
    await watched(0, 540, ready);
    await watched(600, 1_200, updating);
    expect(await changesAt(1_230)).toMatchObject([{ since: after(600), sinceBy: "seen" }]);
  });

  it("is now when nobody has seen it so before", async () => {
    await watched(0, 540, ready);
    expect(await changesAt(600)).toMatchObject([{ since: after(600), sinceBy: "seen" }]);
  });

  it("is not before the last gap: it may have been something else meanwhile", async () => {
    await watched(0, 600, updating);
    expect(await changesAt(3_000)).toMatchObject([{ since: after(3_000) }]);
    await noteWatched(db, registryKey, after(3_000), GAP_AFTER_MS);
    expect(await changesAt(3_060)).toMatchObject([{ since: after(3_000) }]);
  });

  it("begins anew with every other state, and with a replica of the same name that was made later", async () => {
    await watched(0, 300, updating);
    await watched(360, 600, ready);
    await watched(660, 900, updating);
    expect(await changesAt(930)).toMatchObject([{ since: after(660) }]);
    expect(await changesAt(930, { ...updating, createdAt: after(800) })).toMatchObject([
      { since: after(800) },
    ]);
  });

  it("is asked of nothing that is at rest or in a state that nobody knows", async () => {
    expect(await changesAt(0, ready)).toEqual([]);
    expect(await changesAt(0, { ...ready, provisioningState: "Failed" })).toEqual([]);
    expect(await changesAt(0, { ...ready, provisioningState: "Migrating" })).toEqual([]);
  });
});
