import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { runAction } from "@/lib/actions/run-action";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import type { Caller } from "@/lib/auth/caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra, FABRIKAM } from "@/lib/entra/fixtures/local-entra";
import { wasEndedElsewhere } from "@/lib/sessions/ended-store";
import { hearSessionEnds, onSessionEnd } from "@/lib/sessions/session-end";
import { deleteSession, noteSeen } from "@/lib/sessions/store";
import { endSessionOf, endSessionsOfPerson } from "./end-other-sessions";
import { endOwnSession } from "./end-session";
import { anOpenedSession } from "./fixtures/opened-session";
import { listAllSessions, listOwnSessions } from "./queries";
import { EndSessionInput, EndSessionsOfPersonInput } from "./schema";

const OWNER = "owner@contoso.com";
const ADMINISTRATOR = "administrator@contoso.com";

const entra = aLocalEntra();
let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const idOf = (caller: Caller) => String(caller.sessionId);

const end = (caller: Caller, sessionId: string) =>
  runAction(
    { name: "session.end", permission: "sessions/end-own", input: EndSessionInput, run: endSessionOf },
    { sessionId },
    () => Promise.resolve(caller),
  );

const endAllOf = (caller: Caller, objectId: string) =>
  runAction(
    {
      name: "session.end",
      permission: "sessions/end-own",
      input: EndSessionsOfPersonInput,
      run: endSessionsOfPerson,
    },
    { objectId },
    () => Promise.resolve(caller),
  );

describe("a person", () => {
  it("sees their own sessions, this one marked, and nobody else's", async () => {
    const { caller } = await anOpenedSession(entra, OWNER);
    const { caller: elsewhere } = await anOpenedSession(entra, OWNER);
    await anOpenedSession(entra, "reader@contoso.com");
    const sessions = await listOwnSessions(caller);
    expect(new Map(sessions.map(({ sessionId, isThisOne }) => [sessionId, isThisOne]))).toEqual(
      new Map([
        [idOf(caller), true],
        [idOf(elsewhere), false],
      ]),
    );
    expect(sessions[0]).toMatchObject({ personName: "Olivia Owner", browser: "A browser of the tests" });
    await expect(listAllSessions(caller)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("ends a session of theirs in another browser, at once", async () => {
    const { caller } = await anOpenedSession(entra, OWNER);
    const { caller: elsewhere } = await anOpenedSession(entra, OWNER);
    const stopped: string[] = [];
    onSessionEnd(idOf(elsewhere), () => stopped.push("stream"));
    expect(await end(caller, idOf(elsewhere))).toEqual({ ok: true, data: { ended: 1 } });
    expect(stopped).toEqual(["stream"]);
    await expect(elsewhere.armToken()).rejects.toMatchObject({ code: "signed_out" });
    expect((await listOwnSessions(caller)).map(({ sessionId }) => sessionId)).toEqual([idOf(caller)]);
  });

  it("is asked in that browser before they are in again, for as long as the session would have lasted", async () => {
    const { caller, cookie: own } = await anOpenedSession(entra, OWNER);
    const { caller: elsewhere, cookie } = await anOpenedSession(entra, OWNER);
    expect(await wasEndedElsewhere(cookie)).toBe(false);
    await end(caller, idOf(elsewhere));
    expect([await wasEndedElsewhere(cookie), await wasEndedElsewhere(own)]).toEqual([true, false]);
    await endOwnSession(own);
    expect(await wasEndedElsewhere(own), "a sign-out of one's own").toBe(false);
    const inHours = (hours: number) => Date.now() + hours * 60 * 60_000;
    expect(await wasEndedElsewhere(cookie, inHours(11.9))).toBe(true);
    expect(await wasEndedElsewhere(cookie, inHours(12))).toBe(false);

    await db.query({ text: "update ended_sessions set ends_at = now() - interval '1 minute'", values: [] });
    await anOpenedSession(entra, OWNER);
    expect(await db.query({ text: "select 1 from ended_sessions", values: [] })).toEqual([]);
  });

  it("ends it also at another process that shares the store", async () => {
    const { caller } = await anOpenedSession(entra, OWNER);
    const { caller: elsewhere } = await anOpenedSession(entra, OWNER);
    const { caller: other } = await anOpenedSession(entra, "reader@contoso.com");
    const stopHearing = hearSessionEnds(db);
    await new Promise<void>((resolve) => {
      db.listen("session_ends", { onMessage: () => undefined, onListening: resolve });
    });
    const stopped: string[] = [];
    onSessionEnd(idOf(elsewhere), () => stopped.push("stream"));
    onSessionEnd(idOf(other), () => stopped.push("stream of somebody else"));
    // As the other process does it: what is open here is not known there.
    await db.transaction((transaction) => deleteSession(transaction, idOf(elsewhere)));
    await expect.poll(() => stopped).toEqual(["stream"]);
    expect((await listOwnSessions(caller)).map(({ sessionId }) => sessionId)).toEqual([idOf(caller)]);
    stopHearing();
  });

  it("cannot end anybody else's, and that is recorded", async () => {
    const { caller } = await anOpenedSession(entra, "reader@contoso.com");
    const { caller: owner } = await anOpenedSession(entra, OWNER);
    expect(await end(caller, idOf(owner))).toMatchObject({ ok: false, code: "not_found" });
    expect(await endAllOf(caller, owner.objectId)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await owner.armToken()).toBeDefined();
    expect((await auditRows(db)).slice(-2)).toMatchObject([
      { action: "session.end", outcome: "refused", actor_object_id: caller.objectId },
      { action: "session.end", outcome: "refused", actor_object_id: caller.objectId },
    ]);
  });
});

describe("an administrator", () => {
  it("sees everybody's of their tenant, and ends them by session or by person", async () => {
    const { caller } = await anOpenedSession(entra, ADMINISTRATOR);
    const { caller: owner } = await anOpenedSession(entra, OWNER);
    await anOpenedSession(entra, OWNER);
    const { caller: reader } = await anOpenedSession(entra, "reader@contoso.com");
    expect(await listAllSessions(caller)).toHaveLength(4);
    expect(await end(caller, idOf(reader))).toEqual({ ok: true, data: { ended: 1 } });
    expect(await endAllOf(caller, owner.objectId)).toEqual({ ok: true, data: { ended: 2 } });
    expect((await listAllSessions(caller)).map(({ personName }) => personName)).toEqual([
      "Amir Administrator",
    ]);
    expect((await auditRows(db)).slice(-3)).toMatchObject(
      Array.from({ length: 3 }, () => ({
        action: "session.end",
        outcome: "succeeded",
        actor_object_id: caller.objectId,
      })),
    );
  });

  it("finds the rows where they were, by name and newest sign-in, whoever was active since", async () => {
    const { caller } = await anOpenedSession(entra, ADMINISTRATOR);
    const { caller: reader } = await anOpenedSession(entra, "reader@contoso.com");
    const { caller: first } = await anOpenedSession(entra, OWNER);
    const { caller: second } = await anOpenedSession(entra, OWNER);
    await noteSeen(db, idOf(first), Date.now() + 60_000);
    await noteSeen(db, idOf(reader), Date.now() + 120_000);
    const sessions = await listAllSessions(caller);
    const rows = sessions.map(({ personName, sessionId }) => [personName, sessionId]);
    const names = rows.map(([name]) => name);
    expect(names).toEqual([...names].sort((a, b) => String(a).localeCompare(String(b), "en")));
    expect(rows.filter(([name]) => name === "Olivia Owner").map(([, sessionId]) => sessionId)).toEqual([
      idOf(second),
      idOf(first),
    ]);
  });

  it("has no say in another tenant", async () => {
    const { caller } = await anOpenedSession(entra, ADMINISTRATOR);
    const { caller: frida } = await anOpenedSession(entra, "frida@fabrikam.com", { tenantId: FABRIKAM });
    expect(await listAllSessions(caller)).toHaveLength(1);
    expect(await end(caller, idOf(frida))).toMatchObject({ ok: false, code: "not_found" });
    expect(await endAllOf(caller, frida.objectId)).toEqual({ ok: true, data: { ended: 0 } });
    expect(await frida.armToken()).toBeDefined();
  });
});
