import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { controlEmulator } from "@/lib/emulator/fixtures/control-emulator";
import { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { listOpenOperations, listRecentOperations } from "@/lib/operations/store";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import type { RegistryPicture } from "@/lib/tracking/model";
import { RegistryWatcher } from "@/lib/tracking/registry-watcher";
import { Watchers } from "@/lib/tracking/watchers";
import { signedInPeople } from "../session/fixtures/signed-in-people";

const OWNER = "owner@contoso.com";
const CONTOSO = contosoRef("contoso");
const registryId = formatRegistryId(CONTOSO);
const SOON = { timeout: 20_000 };

const people = signedInPeople("delegated");
let db: Database;
let stopProcess: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  db = await emptyTestDatabase();
}, 120_000);
beforeEach(async () => {
  db = await emptyTestDatabase();
  await control("reset", {});
});
afterEach(() => stopProcess());
afterAll(closeDatabase);

const control = (door: string, body: object) => controlEmulator(people.azure().origin, "POST", door, body);

/** A dashboard without a single page that is open. */
function startProcess(name: string): void {
  const leases = new LeaseKeeper(async () => db, name);
  const watchers = new Watchers(leases);
  const stopHearing = watchers.hear(db);
  stopProcess = async () => {
    stopHearing();
    await watchers.stop();
    await leases.giveUpAll();
  };
}

const addJapanEast = (caller: Caller) => startCreation(caller, CONTOSO, "japaneast");

const states = async () =>
  (await listRecentOperations(db, registryId, "2020-01-01T00:00:00Z")).map(({ state }) => state);
const waiting = async () =>
  (await listOpenOperations(db, registryId)).map(({ waitingSince }) => waitingSince !== undefined);

describe("an operation that nobody watches", () => {
  it("is settled with the session of whoever asked for it, though every page is closed", async () => {
    const { caller } = await people.signIn(OWNER);
    startProcess("only");
    await addJapanEast(caller);
    await control("clock", { advanceMs: 60_000 });
    await expect.poll(states, SOON).toEqual(["succeeded"]);
  });

  it("goes on after a restart, by itself", async () => {
    const { caller } = await people.signIn(OWNER);
    await addJapanEast(caller);
    await control("clock", { advanceMs: 60_000 });
    expect(await states()).toEqual(["running"]);
    startProcess("after the restart");
    await expect.poll(states, SOON).toEqual(["succeeded"]);
  });

  it("waits when no session is left that may read, and is never told as failed; the next visit settles it", async () => {
    const { caller, browser } = await people.signIn(OWNER);
    await addJapanEast(caller);
    await browser.post("/end");
    await control("clock", { advanceMs: 60_000 });
    startProcess("after the restart");
    await expect.poll(waiting, SOON).toEqual([true]);
    expect(await states()).toEqual(["running"]);

    const reader = await people.signIn("reader@contoso.com");
    await stopProcess();
    const visited = new Watchers(new LeaseKeeper(async () => db, "visited"));
    await visited.of(CONTOSO).look(reader.caller);
    await visited.stop();
    expect(await states()).toEqual(["succeeded"]);
    expect(await waiting()).toEqual([]);
  });

  it("waits as well when everybody's tokens are over, through restarts, and is settled by the first visit", async () => {
    const { caller } = await people.signIn(OWNER);
    await addJapanEast(caller);
    await control("clock", { advanceMs: 60_000 });
    await db.exec("update session_tokens set expires_at = now() - interval '1 second'");
    for (const name of ["before the restart", "after the restart"]) {
      startProcess(name);
      await expect.poll(waiting, SOON).toEqual([true]);
      await stopProcess();
      expect(await states()).toEqual(["running"]);
    }

    const back = await people.signIn(OWNER);
    const visited = new RegistryWatcher(CONTOSO, new LeaseKeeper(async () => db, "visited"));
    const { operations } = await visited.look(back.caller);
    expect(operations).toMatchObject([{ state: "succeeded", waitingSince: undefined, failure: undefined }]);
    await visited.stop();
  });

  it("is told as waiting on a page that is left open when the rights of everybody who watches are over", async () => {
    const { caller } = await people.signIn(OWNER);
    await addJapanEast(caller);
    const leases = new LeaseKeeper(async () => db, "page");
    const watcher = new RegistryWatcher(CONTOSO, leases);
    await watcher.look(caller);
    const told: RegistryPicture[] = [];
    watcher.subscribe(caller, ({ picture }) => told.push(picture));
    await db.exec("update session_tokens set expires_at = now() - interval '1 second'");
    watcher.hurry();
    await expect.poll(() => told.at(-1)?.trouble?.kind, SOON).toBe("rights");
    expect(told.at(-1)?.operations).toMatchObject([
      { state: "running", waitingSince: told.at(-1)?.trouble?.since, failure: undefined },
    ]);
    await watcher.stop();
    await leases.giveUpAll();
  });
});
