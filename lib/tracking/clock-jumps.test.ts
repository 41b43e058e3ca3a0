import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { AcceptedOperation } from "@/lib/azure/model";
import { setDataEndpoints } from "@/lib/azure/set-data-endpoints";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { listRecentOperations } from "@/lib/operations/store";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import type { RegistryPicture } from "./model";
import { RegistryWatcher } from "./registry-watcher";
import { readSnapshot } from "./store";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");
const DAY = 24 * 3_600;
const HOUR = 3_600;

let leases: LeaseKeeper;
let watcher: RegistryWatcher;
let drawn: RegistryPicture[];
/** How far this machine's clock is from the one that the rest of the world keeps. */
let aheadMs = 0;
beforeEach(async () => {
  await emptyTestDatabase();
  aheadMs = 0;
  drawn = [];
  leases = new LeaseKeeper(getDatabase, "this process");
  watcher = new RegistryWatcher(contoso, leases, () => Date.now() + aheadMs);
}, 120_000);
afterEach(async () => {
  await watcher.stop();
  await leases.giveUpAll();
});
afterAll(closeDatabase);

const jump = (seconds: number) => {
  aheadMs += seconds * 1_000;
};
const look = () => watcher.look(arm.caller("owner"));
const watch = () => watcher.subscribe(arm.caller("owner"), ({ picture }) => drawn.push(picture));
const lastState = ({ operations }: RegistryPicture) => operations.at(-1)?.state;

/** Of every operation, however long ago it ended by this machine's clock. */
const keptStates = async () =>
  (await listRecentOperations(await getDatabase(), formatRegistryId(contoso), "2020-01-01T00:00:00Z")).map(
    ({ state }) => state,
  );

const addJapanEast = (start?: () => Promise<AcceptedOperation>) =>
  startCreation(arm.caller("owner"), contoso, "japaneast", start && { start });

describe("a clock that jumps a day forward", () => {
  it("ends no write that is still under way: only reads can say that there is no trace of it", async () => {
    let send: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => (send = resolve));
    const adding = addJapanEast(async () => {
      await sent;
      return startCreateReplica(arm.caller("owner"), {
        ref: contoso,
        region: "japaneast",
        globalEndpointRouting: "included",
        tags: {},
      });
    });
    await expect.poll(async () => lastState(await look())).toBe("intended");
    jump(DAY);
    for (let looks = 0; looks < 3; looks += 1) expect(lastState(await look())).toBe("intended");
    send();
    await adding;
    await arm.letPass(60);
    await look();
    expect(await keptStates()).toEqual(["succeeded"]);
  });

  it("is no minute of reads, however often it jumps; with one the intent is told as not started", async () => {
    await expect(addJapanEast(() => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(lastState(await look())).toBe("intended");
    for (let looks = 0; looks < 5; looks += 1) {
      jump(DAY);
      expect(lastState(await look())).toBe("intended");
    }
    for (let looks = 0; looks < 10; looks += 1) {
      jump(8);
      await look();
    }
    expect(await keptStates()).toEqual(["not_started"]);
  });
});

describe("a clock that is put back an hour", () => {
  it("shows the next look with its own time, and no time to come stays behind", async () => {
    await look();
    watch();
    jump(-HOUR);
    const { asOf } = await look();
    expect(Date.parse(asOf)).toBeLessThanOrEqual(Date.now() + aheadMs);
    expect(watcher.snapshot?.picture.asOf).toBe(asOf);
    expect(drawn.at(-1)?.asOf).toBe(asOf);
    const kept = await readSnapshot(await getDatabase(), resourceKey(formatRegistryId(contoso)));
    expect(kept?.picture.asOf).toBe(asOf);
  });

  it("does not take the registry itself for freshly read", async () => {
    await look();
    await setDataEndpoints(arm.caller("owner"), contoso, true);
    jump(-HOUR);
    expect((await look()).registry.dataEndpointEnabled).toBe(true);
  });

  it("keeps the trouble on an old picture, and takes it off with the next read", async () => {
    watch();
    await look();
    await arm.fault("GET", "**/replications", { type: "status", status: 503, retryAfterSeconds: 0 });
    await expect(look()).rejects.toMatchObject({ code: "unavailable" });
    jump(-HOUR);
    await expect(look()).rejects.toMatchObject({ code: "unavailable" });
    expect(drawn.at(-1)?.trouble?.kind).toBe("azure");
    await arm.removeFaults();
    expect((await look()).trouble).toBeUndefined();
    expect(drawn.at(-1)?.trouble).toBeUndefined();
  });

  it("asks an operation why it failed as soon as before", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "operation-fails", message: "No capacity here." });
    await addJapanEast();
    await look();
    await arm.letPass(60);
    jump(-HOUR);
    expect((await look()).operations.at(-1)?.failure).toContain("No capacity here.");
  });

  it("settles what runs, and an intent without a trace after its reads", async () => {
    await expect(addJapanEast(() => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    await look();
    jump(-HOUR);
    const states: (string | undefined)[] = [];
    for (let looks = 0; looks < 16; looks += 1) {
      states.push(lastState(await look()));
      jump(9);
    }
    expect(states.slice(0, 7).every((state) => state === "intended")).toBe(true);
    expect(states.at(-1)).toBe("not_started");
  });
});
