import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { listPermissions } from "@/lib/azure/list-permissions";
import { getFleet } from "@/lib/fleet/queries";
import { getFacts, listRegions } from "@/lib/registry/queries";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { getPicture, refreshPicture } from "@/lib/tracking/queries";
import { watcherOf } from "@/lib/tracking/watchers";
import { peopleWithFeeds } from "./fixtures/people-with-feeds";
import { FABRIKAM, type SignedIn } from "../session/fixtures/signed-in-people";

const people = peopleWithFeeds();
const OLIVIAS = contosoRef("contoso");
const OLIVIAS_LOCKED = contosoRef("contosolocked");
const FRIDAS: RegistryRef = {
  subscriptionId: "c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d",
  resourceGroup: "rg-registries",
  registryName: "contoso",
};

let olivia: SignedIn;
let frida: SignedIn;
beforeAll(async () => {
  olivia = await people.signIn("owner@contoso.com");
  frida = await people.signIn("frida@fabrikam.com", FABRIKAM);
  // All that could cross is there before anybody of the other tenant asks for it.
  await Promise.all([getPicture(olivia.caller, OLIVIAS), getPicture(frida.caller, FRIDAS)]);
  await Promise.all([
    getFacts(olivia.caller, formatRegistryId(OLIVIAS_LOCKED)),
    listRegions(olivia.caller, OLIVIAS.subscriptionId),
  ]);
});

const REFUSED = { code: "forbidden", userMessage: expect.stringContaining("another directory") as unknown };

/** What a live stream sends at once. */
async function firstEvents({ caller }: SignedIn, ref: RegistryRef): Promise<string> {
  const feed = await people.openFeed(caller, ref);
  return feed.until("picture");
}

describe("in delegated mode", () => {
  it("everybody acts with their own token, and nobody with the app's, though it could be had", async () => {
    for (const { caller } of [olivia, frida]) {
      const claims = decodeJwt((await caller.armToken()).token);
      expect(claims).toMatchObject({ idtyp: "user", oid: caller.objectId, tid: caller.tenantId });
      expect(caller.armPrincipal).toBeUndefined();
    }
  });
});

describe("two tenants with a registry of the same name", () => {
  it("each see their own in the list", async () => {
    const [ofOlivia, ofFrida] = await Promise.all([getFleet(olivia.caller), getFleet(frida.caller)]);
    const idsOf = (list: Awaited<ReturnType<typeof getFleet>>) => list.fleet.rows.map((row) => row.id);
    expect(idsOf(ofFrida)).toEqual([formatRegistryId(FRIDAS)]);
    expect(idsOf(ofOlivia)).toContain(formatRegistryId(OLIVIAS));
    expect(idsOf(ofOlivia).filter((id) => id.includes(FRIDAS.subscriptionId))).toEqual([]);
  });

  it("each see their own picture, and neither the other's, which is there", async () => {
    expect((await getPicture(olivia.caller, OLIVIAS)).registry.homeRegion).toBe("westus");
    expect((await getPicture(frida.caller, FRIDAS)).registry.homeRegion).toBe("eastus2");
    expect(watcherOf(OLIVIAS).snapshot).toBeDefined();
    for (const see of [getPicture, refreshPicture]) {
      await expect(see(frida.caller, OLIVIAS)).rejects.toMatchObject(REFUSED);
      await expect(see(olivia.caller, FRIDAS)).rejects.toMatchObject(REFUSED);
    }
  });

  it("share no watcher, so that a live stream of one says nothing of the other", async () => {
    expect(watcherOf(OLIVIAS)).not.toBe(watcherOf(FRIDAS));
    const [ofOlivia, ofFrida] = [await firstEvents(olivia, OLIVIAS), await firstEvents(frida, FRIDAS)];
    expect(ofOlivia).toContain(OLIVIAS.subscriptionId);
    expect(ofOlivia).not.toContain(FRIDAS.subscriptionId);
    expect(ofFrida).toContain(FRIDAS.subscriptionId);
    expect(ofFrida).not.toContain(OLIVIAS.subscriptionId);
  });

  it("are told each other's locks as little as anything else", async () => {
    const id = formatRegistryId(OLIVIAS_LOCKED);
    expect((await getFacts(olivia.caller, id)).locks).toHaveLength(1);
    expect(await getFacts(frida.caller, id)).toEqual({
      storageUsedBytes: undefined,
      storageLimitBytes: undefined,
      locks: undefined,
    });
  });

  it("get none of the answers that were kept for the other", async () => {
    await expect(listRegions(frida.caller, OLIVIAS.subscriptionId)).rejects.toMatchObject(REFUSED);
  });

  it("cannot read permissions in the other's", async () => {
    expect(await listPermissions(olivia.caller, OLIVIAS)).not.toEqual([]);
    await expect(listPermissions(frida.caller, OLIVIAS)).rejects.toMatchObject(REFUSED);
  });
});

describe("a session that ended", () => {
  it("has no token any more for whatever goes on in its name", async () => {
    const again = await people.signIn("owner@contoso.com");
    await expect(again.caller.armToken()).resolves.toBeDefined();
    await again.browser.post("/end");
    await expect(again.caller.armToken()).rejects.toMatchObject({ code: "signed_out" });
    await expect(watcherOf(OLIVIAS).look(again.caller)).rejects.toMatchObject({ code: "signed_out" });
    expect(watcherOf(OLIVIAS).snapshot?.picture.trouble).toBeUndefined();
  });
});
