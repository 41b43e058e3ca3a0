import { decodeJwt } from "jose";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { Browser } from "./fixtures/browser";
import type { ActionDefinition } from "@/lib/actions/run-action";
import { runAction } from "@/lib/actions/run-action";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { callerOfCookie } from "@/lib/auth/session-caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { addReplicas } from "@/lib/replication/add-replicas";
import { AddReplicasInput } from "@/lib/replication/schema";
import { getFleet } from "@/lib/fleet/queries";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { getPicture } from "@/lib/tracking/queries";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "./fixtures/signed-in-people";

const people = signedInPeople("service");
const CONTOSO_REGISTRY = contosoRef("contoso");
const ROLES = ["viewer", "requester", "approver", "administrator"] as const;

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(async () => {
  await watcherOf(CONTOSO_REGISTRY).stop();
  await closeDatabase();
});

const addAction = {
  name: "replica.add",
  permission: "replications/write",
  input: AddReplicasInput,
  run: addReplicas,
} satisfies ActionDefinition<typeof AddReplicasInput, unknown>;

const add = ({ caller }: SignedIn, region: string) =>
  runAction(
    addAction,
    {
      registryId: formatRegistryId(CONTOSO_REGISTRY),
      regions: [region],
      globalEndpointRouting: "included",
      tags: {},
    },
    () => Promise.resolve(caller),
  );

describe("in service mode", () => {
  it.each(["owner@contoso.com", "stranger@contoso.com"])(
    "%s, who has no role, does not get in, and that is on record",
    async (person) => {
      const answer = await people.tryToSignIn(new Browser(), person);
      expect(answer).toMatchObject({ status: 403, body: { refusal: { kind: "no_app_role" } } });
      expect(answer.setCookie).toBeUndefined();
      expect(await auditTrail(db)).toEqual([expect.stringMatching(/^session\.open refused/)]);
    },
  );

  it.each(ROLES)("a %s sees what the app may see, and acts with its token", async (role) => {
    const { caller } = await people.signIn(`${role}@contoso.com`);
    expect(decodeJwt((await caller.armToken()).token)).toMatchObject({
      idtyp: "app",
      appid: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
    });
    const { fleet } = await getFleet(caller);
    expect(fleet.rows.map((row) => row.name)).toContain("contoso");
    expect((await getPicture(caller, CONTOSO_REGISTRY)).registry.name).toBe("contoso");
  });

  it.each(ROLES.slice(0, 3))("a %s changes nothing, and the attempt is on record", async (role) => {
    const person = await people.signIn(`${role}@contoso.com`);
    const answer = await add(person, "japaneast");
    expect(answer).toMatchObject({ ok: false, code: "forbidden" });
    expect(await auditTrail(db)).toEqual([
      expect.stringMatching(/^session\.open succeeded/),
      expect.stringMatching(/^replica\.add refused/),
    ]);
  });

  it("an administrator changes things through the app, and stays the actor", async () => {
    const person = await people.signIn("administrator@contoso.com");
    expect(await add(person, "japaneast")).toMatchObject({ ok: true });
    const rows = await db.query<{ actor_name: string; actor_object_id: string }>({
      text: "select actor_name, actor_object_id from audit where action = 'replica.create'",
      values: [],
    });
    const actors = rows.map((row) => `${row.actor_name} ${row.actor_object_id}`);
    expect(new Set(actors)).toEqual(new Set([`Amir Administrator ${person.caller.objectId}`]));
  });

  it("what the app read is kept for all who have a role, and shown to nobody without one", async () => {
    const viewer = await people.signIn("viewer@contoso.com");
    const approver = await people.signIn("approver@contoso.com");
    expect(armPrincipalOf(viewer.caller)).toBe(armPrincipalOf(approver.caller));
    await getPicture(viewer.caller, CONTOSO_REGISTRY);
    const withoutRole = { ...approver.caller, permissions: new Set<never>() };
    await expect(getPicture(withoutRole, CONTOSO_REGISTRY)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getFleet(withoutRole)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("whoever has a session of delegated mode and no role is judged as at a new sign-in", async () => {
    const { browser } = await people.signIn("viewer@contoso.com");
    const cookie = browser.cookies.get("replica-map-session-3000");
    // As delegated mode lets people in, before the mode was changed.
    await db.query({ text: "update sessions set app_roles = '[]'", values: [] });
    await expect(callerOfCookie(cookie, { isActivity: false })).rejects.toMatchObject({
      code: "forbidden",
      refusal: { kind: "no_app_role" },
    });
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
  });

  it("the tokens that people bring are not kept", async () => {
    const { browser } = await people.signIn("viewer@contoso.com");
    expect((await browser.state()).body).toMatchObject({ isSignedIn: true });
    const kept = await db.query<{ n: number }>({
      text: "select count(*)::int as n from session_tokens",
      values: [],
    });
    expect(kept).toEqual([{ n: 0 }]);
  });
});
