import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { endSessionOf } from "@/lib/sign-in/end-other-sessions";
import { liveStream } from "@/lib/tracking/live-stream";
import { getPicture } from "@/lib/tracking/queries";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";

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
  watcherOf(CONTOSO).stop();
  await closeDatabase();
});

function openStream(caller: Caller) {
  const hangUp = new AbortController();
  const stream = liveStream(caller, [CONTOSO], { signal: hangUp.signal, onStop: () => () => undefined });
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  return {
    hangUp: () => hangUp.abort(),
    /** All that is sent up to and with the first event of this kind. */
    until: async (kind: string) => {
      let text = "";
      while (!text.includes(`event: ${kind}`)) text += decoder.decode((await reader.read()).value);
      return text;
    },
    /** All that is still sent. Waits for ever when the stream stays open. */
    rest: async () => {
      let text = "";
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        text += decoder.decode(read.value);
      }
      return text;
    },
  };
}

describe("an open live stream", () => {
  it("ends with its session, whose person signs out in another tab", async () => {
    const stream = openStream(here.caller);
    await stream.until("picture");
    await here.browser.post("/end");
    expect(await stream.rest()).not.toContain("event: picture");
  });

  it("ends when its session is ended from another browser, and no other stream does", async () => {
    const [stream, other] = [openStream(here.caller), openStream(elsewhere.caller)];
    await Promise.all([stream.until("picture"), other.until("picture")]);
    const sessionId = String(here.caller.sessionId);
    await endSessionOf({ caller: elsewhere.caller, input: { sessionId } });
    await stream.rest();

    await watcherOf(CONTOSO).look(elsewhere.caller);
    expect(await other.until("age")).toContain("event: age");
    other.hangUp();
    await other.rest();
  });

  it("ends when a new sign-in takes the place of its session", async () => {
    const stream = openStream(here.caller);
    await stream.until("picture");
    expect(await people.tryToSignIn(here.browser, OWNER)).toMatchObject({ status: 200 });
    await stream.rest();
  });
});
