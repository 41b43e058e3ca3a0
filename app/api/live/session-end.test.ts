import { beforeEach, describe, expect, it } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { controlEmulator } from "@/lib/emulator/fixtures/control-emulator";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { endSessionOf } from "@/lib/sign-in/end-other-sessions";
import { getPicture } from "@/lib/tracking/queries";
import { watcherOf } from "@/lib/tracking/watchers";
import type { SignedIn } from "../session/fixtures/signed-in-people";
import { peopleWithFeeds } from "./fixtures/people-with-feeds";

const OWNER = "owner@contoso.com";
const CONTOSO = contosoRef("contoso");

const people = peopleWithFeeds();
let here: SignedIn;
let elsewhere: SignedIn;
beforeEach(async () => {
  [here, elsewhere] = [await people.signIn(OWNER), await people.signIn(OWNER)];
  await getPicture(here.caller, CONTOSO);
});

/** As somebody else's change comes to be seen. */
async function changeReplica(): Promise<void> {
  const id = `${formatRegistryId(CONTOSO)}/replications/canadacentral`;
  await controlEmulator(people.azure().origin, "POST", "replicas", { id, regionEndpointEnabled: false });
}

describe("an open live stream", () => {
  it("ends with its session, whose person signs out in another tab", async () => {
    const stream = await people.openFeed(here.caller, CONTOSO);
    await stream.until("picture");
    await here.browser.post("/end");
    expect(await stream.rest()).not.toContain("event: picture");
  });

  it("ends when its session is ended from another browser, and no other stream does", async () => {
    const [stream, other] = [
      await people.openFeed(here.caller, CONTOSO),
      await people.openFeed(elsewhere.caller, CONTOSO),
    ];
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
    const stream = await people.openFeed(here.caller, CONTOSO);
    await stream.until("picture");
    expect(await people.tryToSignIn(here.browser, OWNER)).toMatchObject({ status: 200 });
    await stream.rest();
  });
});
