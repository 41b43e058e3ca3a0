import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { RegistryWatcher } from "./registry-watcher";
import { getReplicaHistory } from "./replica-history";

const arm = aLocalArm(() => startEmulator());
const ref = contosoRef("contoso");
const region = "japaneast";

let db: Database;
let leases: LeaseKeeper;
let watcher: RegistryWatcher;

beforeEach(async () => {
  db = await emptyTestDatabase();
  leases = new LeaseKeeper(async () => db, "this process");
  watcher = new RegistryWatcher(ref, leases);
}, 120_000);
afterEach(async () => {
  await watcher.stop();
  await leases.giveUpAll();
});
afterAll(closeDatabase);

const look = () => watcher.look(arm.caller("owner"));

const create = () => startCreation(arm.caller("owner"), ref, region, { reason: "closer to users" });

function history(person = "owner") {
  const caller: Caller = { ...arm.caller(person), permissions: new Set(["registries/read"]) };
  return getReplicaHistory(caller, { ref, region, range: "24h" });
}

describe("the history of a replica", () => {
  it("tells a creation from here with its person and reason, and what Azure did after it", async () => {
    await look();
    await create();
    await look();
    await arm.letPass(14);
    await look();
    await arm.letPass(60);
    await look();

    const { changes, next, took, strips, gaps } = await history();
    expect(changes.map(({ seen, by }) => [seen.provisioningState, seen.displayStatus, by.kind])).toEqual([
      ["Succeeded", "Ready", "azure"],
      ["Succeeded", "Syncing", "operation"],
      ["Creating", undefined, "operation"],
    ]);
    expect(changes.at(-1)?.by).toMatchObject({
      operation: "replica.create",
      actor: arm.caller("owner").displayName,
      reason: "closer to users",
    });
    expect(next).toBeUndefined();
    expect(took).toMatchObject([{ kind: "replica.create", count: 1, leftOut: 0 }]);
    expect(strips).toMatchObject([{ replicaName: region }]);
    // Nobody looked on the day before.
    expect(strips[0]?.segments[0]?.state).toBe("gap");
    expect(gaps).toHaveLength(1);
    // The marks show the worst of their time, and the present state is told all the same.
    expect(strips[0]?.times.map(({ state }) => state)).toEqual(
      expect.arrayContaining(["gap", "creating", "syncing", "ready"]),
    );
  });

  it("is empty for a region in which nothing was seen", async () => {
    await look();
    expect(await history()).toMatchObject({ changes: [], strips: [], took: [] });
  });

  it("is shown to nobody whom Azure does not let read the registry", async () => {
    await look();
    await expect(history("stranger")).rejects.toMatchObject({ code: "forbidden" });
  });
});
