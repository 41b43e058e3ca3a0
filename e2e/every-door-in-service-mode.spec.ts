import { openWallOverHttp } from "./fixtures/a-wall";
import { askDoor, returnedBy } from "./fixtures/ask-door";
import { CONTOSO } from "./fixtures/contoso";
import { listActions, listRoutes } from "./fixtures/doors";
import { signInOverHttp } from "./fixtures/sign-in-over-http";
import { expect, test } from "./fixtures/test";
import {
  armWrites,
  callWith,
  expectNoFault,
  expectRefused,
  fittingInput,
  strangersToSessions,
  tryActionFromOutside,
  tryRoutes,
  withoutRow,
} from "./fixtures/try-doors";

// Here the app's own identity acts, so that nobody but this dashboard stands between a person and Azure.
test.use({ environment: { ACCESS_MODE: "service", TRUSTED_PROXIES: "1" }, person: "nobody" });
test.describe.configure({ mode: "serial", timeout: 180_000 });

const ROLES_THAT_ONLY_READ = ["viewer", "requester", "approver"];
/** What a role that only reads is let through to, of all actions that there are or will be. */
const OPEN_TO_READERS = ["refreshNowAction"];

test("nobody gets a session without a role", async ({ dashboard, emulator }) => {
  for (const person of ["owner", "reader", "group", "stranger", "fabrikam-owner"]) {
    await expect(signInOverHttp(dashboard, emulator, person), person).rejects.toThrow(/"no_app_role"/);
  }
});

test("a wall's cookie opens that wall and no other page", async ({ dashboard, emulator }) => {
  const administrator = await signInOverHttp(dashboard, emulator, "administrator");
  const wall = await openWallOverHttp(dashboard, administrator, CONTOSO.id);
  const other = await openWallOverHttp(dashboard, administrator, CONTOSO.id);
  const ask = (path: string) => askDoor(dashboard, "GET", path, { cookie: wall.cookie });
  expect((await ask(`/wall/${wall.wallId}`)).text.includes("West Europe"), "the wall itself").toBe(true);
  const others = [`/wall/${other.wallId}`, ...listRoutes().map(({ path }) => path)];
  for (const path of others) {
    const answer = await ask(path);
    expectNoFault(answer, path);
    expect(/azurecr\.io|provisioningState|West Europe/.test(answer.text), path).toBe(false);
  }
  expect((await ask(`/api/live?topics=wall:${other.wallId}`)).status).toBe(401);
  expect((await ask(`/api/live?topics=wall:${wall.wallId},registry:${CONTOSO.id}`)).status).toBe(401);
});

test("every action is refused to all but administrators and leaves a row, every route handler to whoever has no role", async ({
  dashboard,
  dashboards,
  environment,
  emulator,
}) => {
  const running = { dashboard, dashboards, environment, emulator };
  const {
    nobodies,
    signedIn: administrator,
    lapsed,
  } = await strangersToSessions(running, "administrator", ["no role", "roles expired"]);
  const readers: [string, string][] = [];
  for (const role of ROLES_THAT_ONLY_READ) {
    readers.push([role, await signInOverHttp(dashboard, emulator, role)]);
  }
  const wall = await openWallOverHttp(dashboard, administrator, CONTOSO.id);
  const refused = new Map<string, string>();
  const inputs = new Map<string, object>();
  for (const action of listActions()) {
    const elsewhere = { cookie: administrator, registryId: `${CONTOSO.id}none` };
    const found = await fittingInput(dashboard, action, elsewhere);
    const input = "registryId" in found ? { ...found, registryId: CONTOSO.id } : found;
    inputs.set(action.id, input);
    await tryActionFromOutside(dashboard, action, administrator, input, [
      ...nobodies,
      ["roles expired", { cookie: lapsed["roles expired"] }],
      ["the screen of a wall", { cookie: wall.cookie }],
    ]);
    for (const [who, cookie] of [["no role", lapsed["no role"]] as const, ...readers]) {
      const answer = await callWith(dashboard, action, cookie, input);
      if (who !== "no role" && OPEN_TO_READERS.includes(action.name)) {
        expect(returnedBy(answer)?.ok, `${action.name}: ${who}`).toBe(true);
        continue;
      }
      expectRefused(answer, `${action.name}: ${who}`, ["forbidden", "not_found"]);
      refused.set(String(answer.headers["x-request-id"]), `${action.name} ${who}`);
    }
  }
  expect(await armWrites(emulator), "changes that reached ARM by an action").toEqual([]);

  // In one test with the actions, because the sessions take a start of the dashboard.
  await tryRoutes(
    dashboard,
    administrator,
    readers.map(([role, cookie]) => [role, { cookie }] as const),
    [
      ...nobodies,
      ["no role", { cookie: lapsed["no role"] }],
      ["roles expired", { cookie: lapsed["roles expired"] }],
      ["the screen of a wall", { cookie: wall.cookie }],
    ],
  );
  expect(await armWrites(emulator), "changes that reached ARM by a route handler").toEqual([]);

  // The same requests do something for whoever may: what was refused above was refused for the role.
  for (const action of listActions()) {
    const answer = await callWith(dashboard, action, administrator, inputs.get(action.id));
    expectNoFault(answer, `${action.name}: administrator`);
    const code = returnedBy(answer)?.code ?? "done";
    expect(["done", "conflict", "not_found"], `${action.name}: ${answer.text}`).toContain(code);
  }
  expect(await armWrites(emulator)).not.toEqual([]);
  expect(await withoutRow(running, refused), "refused, and not in the trail").toEqual([]);
});
