import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { formatRegistryId, type RegistryRef } from "@/lib/resource-id/resource-id";
import { endSessionOf } from "@/lib/sign-in/end-other-sessions";
import { getPicture } from "@/lib/tracking/queries";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";
import { aFeed } from "./fixtures/a-feed";

const OWNER = "owner@contoso.com";
const CONTOSO: RegistryRef = {
  subscriptionId: "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10",
  resourceGroup: "rg-platform",
  registryName: "contoso",
};

const people = signedInPeople("delegated");
let here: SignedIn;
let elsewhere: SignedIn;
beforeAll(async () => {
  await emptyTestDatabase();
}, 120_000);
beforeEach(async () => {
  [here, elsewhere] = [await people.signIn(OWNER), await people.signIn(OWNER)];
  await getPicture(here.caller, CONTOSO);
});
afterAll(async () => {
  await watcherOf(CONTOSO).stop();
  await closeDatabase();
});

/** As somebody else's change comes to be seen. */
async function changeReplica(): Promise<void> {
  const id = `${formatRegistryId(CONTOSO)}/replications/canadacentral`;
  await fetch(`${people.azure().origin}/_emulator/replicas`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, regionEndpointEnabled: false }),
  });
}

describe("an open live stream", () => {
  it("ends with its session, whose person signs out in another tab", async () => {
    const stream = await aFeed(here.caller, CONTOSO);
    await stream.until("picture");
    await here.browser.post("/end");
    expect(await stream.rest()).not.toContain("event: picture");
  });

  it("ends when its session is ended from another browser, and no other stream does", async () => {
    const [stream, other] = [await aFeed(here.caller, CONTOSO), await aFeed(elsewhere.caller, CONTOSO)];
    await Promise.all([stream.until("picture"), other.until("picture")]);
    const sessionId = String(here.caller.sessionId);
    await endSessionOf({ caller: elsewhere.caller, input: { sessionId } });
    await stream.rest();

    await changeReplica();
    await watcherOf(CONTOSO).look(elsewhere.caller);
    expect(await other.until("change")).toContain("event: change");
    other.hangUp();
    await other.rest();
  });

  it("ends when a new sign-in takes the place of its session", async () => {
    const stream = await aFeed(here.caller, CONTOSO);
    await stream.until("picture");
    expect(await people.tryToSignIn(here.browser, OWNER)).toMatchObject({ status: 200 });
    await stream.rest();
  });
});
