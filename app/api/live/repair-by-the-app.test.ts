import { describe, expect, it } from "vitest";
import { getDatabase } from "@/lib/db/get-database";
import { aFailedReplica, hasEnded, isWaiting, SETTINGS, WHOLE_TRAIL } from "./fixtures/a-failed-replica";

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

  it("waits when the app may not create, and goes on by the press of somebody once it may", async () => {
    const { caller } = failed.owner();
    await failed.fault("PUT", { type: "status", status: 403, code: "AuthorizationFailed", message: "No." });
    await failed.press(caller);
    const waiting = await failed.until(isWaiting);
    expect(waiting).toMatchObject({ state: "running", repair: { needsPersonBecause: "no_right" } });
    await failed.pass(60);
    expect(await failed.look(failed.aProcess())).toMatchObject({ state: "running" });
    expect(await failed.writes()).toEqual(["DELETE", "PUT"]);
    expect((await failed.again(caller)).isNew).toBe(true);
    const ended = await failed.until(hasEnded);
    expect(ended).toMatchObject({ state: "succeeded", operationId: waiting.operationId });
    expect(await failed.writes()).toEqual(["DELETE", "PUT", "PUT"]);
  });
});
