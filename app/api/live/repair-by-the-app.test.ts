import { describe, expect, it } from "vitest";
import { getDatabase } from "@/lib/db/get-database";
import { aFailedReplica, hasEnded, SETTINGS, WHOLE_TRAIL } from "./fixtures/a-failed-replica";

const failed = aFailedReplica("service", "administrator@contoso.com");

describe("a repair by the app's own identity", () => {
  it("goes on after the session of whoever pressed, in their name", async () => {
    const { caller, browser } = failed.owner();
    await failed.press(caller);
    await browser.post("/end");
    const ended = await failed.until(hasEnded);
    expect(ended).toMatchObject({ state: "succeeded", actor: caller.displayName });
    expect(await failed.writes()).toEqual(["DELETE", "PUT"]);
    expect(await failed.trail(await getDatabase())).toEqual(WHOLE_TRAIL);
    expect(await failed.replica()).toMatchObject(SETTINGS);
  });
});
