import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { listObservations } from "@/lib/history/store";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import type { Snapshot } from "./model";
import { keepSnapshot, readSnapshot } from "./store";
import { Watchers } from "./watchers";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");
const registryKey = resourceKey(formatRegistryId(contoso));

/** The longest that a process which goes on for another may take. */
const SOON = { timeout: 10_000 };

let db: Database;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});
afterAll(closeDatabase);

/** As much of a process as matters here: leases of its own, watchers of its own, one store with the others. */
function aProcess(name: string) {
  const leases = new LeaseKeeper(async () => db, name);
  const watchers = new Watchers(leases);
  const stopHearing = watchers.hear(db);
  const told: Snapshot[] = [];
  const stop = async () => {
    await watchers.stop();
    stopHearing();
    await leases.giveUpAll();
  };
  stops.push(stop);
  return {
    told,
    watch: (person = "owner") => {
      watchers.of(contoso).subscribe(arm.caller(person), (snapshot) => told.push(snapshot));
    },
    look: () => watchers.of(contoso).look(arm.caller("owner")),
    looks: () => leases.holds(registryKey),
    /** It is gone without a word, as after kill -9. */
    die: async () => {
      await watchers.stop();
      stopHearing();
      await db.exec(`update leases set holder = 'dead', expires_at = clock_timestamp()`);
    },
    stop,
  };
}

const last = (told: readonly Snapshot[]) => told.at(-1)?.picture;

const addJapanEast = () => startCreation(arm.caller("owner"), contoso, "japaneast");

describe("several processes that watch one registry", () => {
  it("look as one: one asks Azure, and all tell the same picture", async () => {
    const [first, second] = [aProcess("first"), aProcess("second")];
    first.watch();
    await expect.poll(() => first.told.length, SOON).toBeGreaterThan(0);
    second.watch();
    await addJapanEast();
    for (const { told } of [first, second]) {
      await expect.poll(() => last(told)?.replicas.map(({ name }) => name), SOON).toContain("japaneast");
    }
    expect([first.looks(), second.looks()]).toEqual([true, false]);
    expect(last(second.told)?.registry).toEqual(JSON.parse(JSON.stringify(last(first.told)?.registry)));
  });

  it("go on when the one that looks is gone, within ten seconds", async () => {
    const [first, second] = [aProcess("first"), aProcess("second")];
    first.watch();
    await expect.poll(() => first.told.length, SOON).toBeGreaterThan(0);
    second.watch();
    await first.die();
    await addJapanEast();
    await expect.poll(() => last(second.told)?.replicas.map(({ name }) => name), SOON).toContain("japaneast");
    expect(second.looks()).toBe(true);
  });

  it("let another look whose people may read, when their own may not", async () => {
    const [earlier, strangers, owners] = [aProcess("earlier"), aProcess("strangers"), aProcess("owners")];
    await earlier.look();
    await earlier.stop();
    strangers.watch("stranger");
    await expect
      .poll(() => String(last(strangers.told)?.trouble?.message), SOON)
      .toContain("You do not have the right");
    owners.watch();
    await expect.poll(owners.looks, SOON).toBe(true);
    await addJapanEast();
    await expect
      .poll(() => last(strangers.told)?.replicas.map(({ name }) => name), SOON)
      .toContain("japaneast");
    expect(last(strangers.told)?.trouble).toBeUndefined();
  });

  it("write down each change once, also when they look at the same moment", async () => {
    const all = [aProcess("first"), aProcess("second"), aProcess("third")];
    await Promise.all(all.map(({ look }) => look()));
    await addJapanEast();
    await Promise.all(all.map(({ look }) => look()));
    const seen = await listObservations(db, { registryKey, sinceIso: new Date(0).toISOString() });
    const states = seen.map(
      ({ replicaName, provisioningState, displayStatus }) =>
        `${replicaName} ${provisioningState ?? "gone"} ${displayStatus ?? "-"}`,
    );
    expect(states).toContain("japaneast Creating -");
    expect(states.filter((state) => states.indexOf(state) !== states.lastIndexOf(state))).toEqual([]);
    expect(new Set(seen.map(({ replicaName }) => replicaName))).toEqual(
      new Set(["canadacentral", "eastus", "japaneast", "westeurope", "westus"]),
    );
    expect(seen.filter(({ operationId }) => operationId !== undefined)).not.toEqual([]);
  });
});

describe("a kept picture", () => {
  it("is not written over by a look that began before it", async () => {
    const { look, stop } = aProcess("only");
    const picture = await look();
    await stop();
    const base = await readSnapshot(db, registryKey);
    const newer = { ...picture, replicas: picture.replicas.slice(1), asOf: new Date().toISOString() };
    expect(await keepSnapshot(db, registryKey, base, newer)).toBeDefined();
    expect(await keepSnapshot(db, registryKey, base, { ...picture, replicas: [] })).toBeUndefined();
    expect(await keepSnapshot(db, registryKey, undefined, picture)).toBeUndefined();
    expect((await readSnapshot(db, registryKey))?.picture.replicas).toHaveLength(newer.replicas.length);
  });

  it("is shown after a restart before anybody has looked", async () => {
    const before = aProcess("before the restart");
    const picture = await before.look();
    await before.stop();
    const kept = await readSnapshot(db, registryKey);
    expect(kept?.picture).toEqual(JSON.parse(JSON.stringify(picture)));
  });
});
