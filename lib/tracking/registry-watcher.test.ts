import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Caller } from "@/lib/auth/caller";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { setDataEndpoints } from "@/lib/azure/set-data-endpoints";
import { startDeleteReplica } from "@/lib/azure/start-delete-replica";
import { startSetGlobalEndpointRouting } from "@/lib/azure/start-set-global-endpoint-routing";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { AppError } from "@/lib/errors/app-error";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { passedLimit } from "@/lib/operations/model";
import { startOperation } from "@/lib/operations/start-operation";
import { formatRegistryId, type RegistryRef } from "@/lib/resource-id/resource-id";
import type { RegistryPicture } from "./model";
import { RegistryWatcher } from "./registry-watcher";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");

let db: Database;
let leases: LeaseKeeper;
let watcher: RegistryWatcher;
/** Moves the watcher's clock, so that polls fall due without waiting. */
let ahead = 0;

function watch(ref: RegistryRef): RegistryWatcher {
  return new RegistryWatcher(ref, leases, () => Date.now() + ahead);
}

beforeEach(async () => {
  db = await emptyTestDatabase();
  ahead = 0;
  leases = new LeaseKeeper(async () => db, "this process");
  watcher = watch(contoso);
}, 120_000);
afterEach(async () => {
  await watcher.stop();
  await leases.giveUpAll();
});
afterAll(closeDatabase);

async function pass(seconds: number): Promise<void> {
  await arm.letPass(seconds);
  ahead += seconds * 1_000;
}

const look = (person = "owner") => watcher.look(arm.caller(person));

function request(region: string) {
  const caller = arm.caller("owner");
  return { caller, registryId: formatRegistryId(contoso), replicaName: region, replicaRegion: region };
}

const add = (ref: RegistryRef, region: string) => startCreation(arm.caller("owner"), ref, region);

function remove(region: string) {
  const asked = { ...request(region), kind: "replica.delete", settings: {} } as const;
  return startOperation(asked, () => startDeleteReplica(asked.caller, contoso, region));
}

function exclude(region: string) {
  const settings = { globalEndpointRouting: "excluded" } as const;
  const asked = {
    ...request(region),
    kind: "replica.set-global-endpoint-routing",
    settings,
  } as const;
  return startOperation(asked, () =>
    startSetGlobalEndpointRouting(asked.caller, contoso, region, "excluded"),
  );
}

const replica = (picture: RegistryPicture, name: string) =>
  picture.replicas.find((other) => other.name === name);
const lastOperation = (picture: RegistryPicture) => picture.operations.at(-1);

describe("watching a registry", () => {
  it("follows a creation to its end and settles the operation from the replica", async () => {
    await add(contoso, "japaneast");
    const creating = await look();
    expect(replica(creating, "japaneast")).toMatchObject({ provisioningState: "Creating", syncStatus: {} });
    expect(lastOperation(creating)).toMatchObject({ state: "running", replicaRegion: "japaneast" });

    await pass(14);
    const syncing = await look();
    expect(replica(syncing, "japaneast")).toMatchObject({
      provisioningState: "Succeeded",
      syncStatus: { displayStatus: "Syncing" },
    });
    expect(lastOperation(syncing)).toMatchObject({ state: "succeeded", failure: undefined });

    await pass(60);
    expect(replica(await look(), "japaneast")).toMatchObject({ syncStatus: { displayStatus: "Ready" } });
    expect(await auditTrail(db)).toEqual([
      "replica.create requested japaneast",
      "replica.create succeeded japaneast",
    ]);
  });

  it("finds the home replica that Azure makes by itself", async () => {
    const neverReplicated = contosoRef("contosoeu");
    watcher = watch(neverReplicated);
    expect((await look()).replicas).toEqual([]);
    await add(neverReplicated, "francecentral");
    await pass(20);
    const picture = await look();
    expect(replica(picture, "northeurope")).toMatchObject({ isHomeReplica: true });
  });

  it("settles a deletion once the replica is gone, also for someone whose poll is forbidden", async () => {
    await arm.fault("*", "**", { type: "delete-poll-forbidden" });
    await remove("eastus");
    expect(lastOperation(await look())).toMatchObject({ state: "running" });
    await pass(120);
    const picture = await look();
    expect(replica(picture, "eastus")).toBeUndefined();
    expect(lastOperation(picture)).toMatchObject({ state: "succeeded" });
  });

  it("settles a routing change", async () => {
    await exclude("eastus");
    await look();
    await pass(5);
    const picture = await look();
    expect(replica(picture, "eastus")).toMatchObject({ globalEndpointRouting: "excluded" });
    expect(lastOperation(picture)).toMatchObject({ state: "succeeded" });
  });

  it("tells of a creation that does not end when it has passed its limit", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "stuck-in-creating" });
    await add(contoso, "japaneast");
    const passed = ({ operations, asOf }: RegistryPicture) =>
      operations.map((operation) => passedLimit(operation, asOf));
    expect(passed(await look())).toEqual([undefined]);
    await pass(1_801);
    const picture = await look();
    expect(replica(picture, "japaneast")).toMatchObject({ provisioningState: "Creating" });
    expect(passed(picture)).toEqual([{ afterSeconds: 1_800, earlierCount: undefined }]);
  });

  it("tells why a creation failed in Azure's words", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "operation-fails", message: "No capacity here." });
    await add(contoso, "japaneast");
    await look();
    await pass(60);
    const picture = await look();
    expect(replica(picture, "japaneast")).toMatchObject({ provisioningState: "Failed" });
    expect(lastOperation(picture)).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("No capacity here.") as string,
    });
  });

  it("tells a replica that vanished while it was created as rolled back, once the operation has ended", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "vanish-while-creating" });
    await add(contoso, "japaneast");
    await look();
    let picture: RegistryPicture | undefined;
    for (let looks = 0; looks < 5; looks += 1) {
      await pass(30);
      picture = await look();
    }
    expect(picture && replica(picture, "japaneast")).toBeUndefined();
    expect(picture && lastOperation(picture)).toMatchObject({ state: "failed" });
  });

  it("keeps a deleted replica deleted while the list still shows it", async () => {
    await look();
    await arm.fault("GET", "**/replications", { type: "stale-list" });
    await remove("eastus");
    await pass(120);
    await look();
    await pass(15);
    expect(replica(await look(), "eastus")).toBeUndefined();
  });

  it("keeps the last picture with the trouble in words while Azure cannot be asked", async () => {
    const before = await look();
    const heard: RegistryPicture[] = [];
    watcher.subscribe(arm.caller("owner"), ({ picture }) => heard.push(picture));
    await arm.fault("GET", "**/replications", { type: "status", status: 503, retryAfterSeconds: 0 });
    await expect(look()).rejects.toMatchObject({ code: "unavailable" });
    expect(watcher.snapshot?.picture).toMatchObject({ asOf: before.asOf, replicas: before.replicas });
    expect(heard.at(-1)?.trouble).toMatchObject({ kind: "azure", message: expect.any(String) as string });
  });

  it("reads the registry itself at once for somebody who asks for everything", async () => {
    const caller = arm.caller("owner");
    await look();
    await setDataEndpoints(caller, contoso, true);
    expect((await watcher.lookAtAll(caller)).registry.dataEndpointEnabled).toBe(true);
  });

  it("makes looks that overlap one", async () => {
    const [first, second] = await Promise.all([look(), look()]);
    expect(second).toBe(first);
  });
});

describe("several people who watch one registry", () => {
  const signedOut = () => new AppError("signed_out", { userMessage: "Your session has ended." });
  const ended = (person: string): Caller => ({
    ...arm.caller(person),
    armToken: () => Promise.reject(signedOut()),
  });
  /** The next picture that the watcher tells by itself. */
  const nextPicture = (caller: Caller) =>
    new Promise<RegistryPicture>((resolve) => {
      watcher.subscribe(caller, ({ picture }) => resolve(picture));
    });

  it("go on when the one who came last signs out", async () => {
    const heard = nextPicture(arm.caller("reader"));
    watcher.subscribe(ended("owner"), () => undefined);
    watcher.hurry();
    expect(await heard).toMatchObject({ trouble: undefined, registry: { name: "contoso" } });
  });

  it("never look with the token of a session that ended, and hear why when there is no other", async () => {
    await look("owner");
    const heard = nextPicture(ended("owner"));
    watcher.hurry();
    expect((await heard).trouble).toMatchObject({ kind: "rights", message: "Your session has ended." });
  });

  it("hear nothing of what was refused to another of them", async () => {
    await look("owner");
    const heard: RegistryPicture[] = [];
    watcher.subscribe(arm.caller("owner"), ({ picture }) => heard.push(picture));
    await expect(look("stranger")).rejects.toMatchObject({ code: "forbidden" });
    expect(heard.filter((picture) => picture.trouble !== undefined)).toEqual([]);
    expect(watcher.snapshot?.picture.trouble).toBeUndefined();
  });

  it("hear at once that the registry is gone when one of them asked", async () => {
    await look("owner");
    const heard = nextPicture(arm.caller("owner"));
    const gone = { type: "status", status: 404, code: "ResourceNotFound", message: "Not found." };
    await arm.fault("GET", `${formatRegistryId(contoso)}**`, gone);
    await expect(watcher.lookAtAll(arm.caller("owner"))).rejects.toMatchObject({ code: "not_found" });
    expect((await heard).trouble?.message).toContain("contoso no longer exists");
    // The next look that nobody asks for comes later than this.
  }, 10_000);

  it("are not refused for somebody whose look they waited for", async () => {
    const [refused, allowed] = await Promise.allSettled([look("stranger"), look("owner")]);
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    expect(allowed).toMatchObject({ status: "fulfilled", value: { registry: { name: "contoso" } } });
  });
});
