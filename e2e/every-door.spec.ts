import { randomUUID } from "node:crypto";
import { askDoor, callAction, returnedBy, type ActionAnswer, type Asking } from "./fixtures/ask-door";
import { CONTOSO, currentSubscription } from "./fixtures/contoso";
import type { Dashboard } from "./fixtures/dashboards";
import { listActions, listRoutes, type ActionDoor } from "./fixtures/doors";
import type { Emulator } from "./fixtures/emulator";
import { FORGERIES, RUBBISH, wrongTypes } from "./fixtures/forgeries";
import type { RawAnswer } from "./fixtures/raw-request";
import { signInOverHttp } from "./fixtures/sign-in-over-http";
import { readStore } from "./fixtures/store";
import { expect, test } from "./fixtures/test";

// No browser: what is asked here, none would ask. Each request says it comes from another address, so that not every
// answer is that there were too many.
test.use({ environment: { TRUSTED_PROXIES: "1" }, person: "nobody" });
test.describe.configure({ mode: "serial", timeout: 180_000 });

/** What any of the actions and reads takes; each takes what it knows of it. */
const everything = () => ({
  registryId: CONTOSO.id,
  replicaName: "eastus",
  confirmation: "East US",
  regions: ["japaneast"],
  globalEndpointRouting: "excluded",
  tags: {},
  regionalEndpoints: "enabled",
  dataEndpointEnabled: true,
  sessionId: randomUUID(),
  objectId: randomUUID(),
});
const query = () =>
  `?${new URLSearchParams({ kind: "replica.delete", registryId: CONTOSO.id, replicaName: "eastus", topics: `registry:${CONTOSO.id}` }).toString()}`;

const callWith = (dashboard: Dashboard, action: ActionDoor, cookie: string, input: unknown) =>
  callAction(dashboard, action, { cookie, body: JSON.stringify([input]) });

/** An input that the action's schema accepts, found out as somebody who may do nothing. */
async function fittingInput(dashboard: Dashboard, action: ActionDoor, nobody: string): Promise<object> {
  let input: object = everything();
  for (let tried = 0; tried < 3; tried += 1) {
    const answer = await callWith(dashboard, action, nobody, input);
    const returned = returnedBy(answer);
    if (returned === undefined) throw new Error(`${action.name} is not reached: ${answer.status}`);
    if (returned.code !== "invalid_input") return input;
    const unknown = /^This is not known here: (.*)\.$/.exec(returned.message ?? "")?.[1]?.split(", ") ?? [];
    if (unknown.length === 0) {
      throw new Error(`${action.name} takes something that is missing here: ${JSON.stringify(returned)}`);
    }
    input = Object.fromEntries(Object.entries(input).filter(([name]) => !unknown.includes(name)));
  }
  throw new Error(`No input fits ${action.name}.`);
}

async function armWrites(emulator: Emulator): Promise<unknown[]> {
  const { requests } = (await emulator.state()) as {
    requests: { method: string; path: string; status: number | null }[];
  };
  return requests.filter(({ method, path }) => method !== "GET" && path.includes(currentSubscription()));
}

function expectNoFault(answer: RawAnswer, what: string): void {
  expect(answer.status, `${what}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  expect(answer.status, `${what}: too many requests, so nothing was tried`).not.toBe(429);
  expect(answer.text, what).not.toMatch(/node_modules|at \w+ \(/);
}

function expectRefused(answer: RawAnswer, what: string, codes: readonly string[]): ActionAnswer {
  expectNoFault(answer, what);
  const returned = returnedBy(answer);
  expect(returned, `${what}: ${answer.text.slice(0, 300)}`).toMatchObject({ ok: false });
  expect(codes, `${what}: ${JSON.stringify(returned)}`).toContain(returned?.code);
  return returned as ActionAnswer;
}

/** A session that has ended: its cookie is all that is left. */
async function endedSession(dashboard: Dashboard, emulator: Emulator): Promise<string> {
  const cookie = await signInOverHttp(dashboard, emulator, "owner");
  expect((await askDoor(dashboard, "POST", "/api/session/end", { cookie, body: "{}" })).status).toBe(200);
  return cookie;
}

async function strangersToSessions(dashboard: Dashboard, emulator: Emulator): Promise<[string, Asking][]> {
  const ended = await endedSession(dashboard, emulator);
  const name = ended.split("=")[0] ?? "";
  return [
    ["no session", {}],
    ["a session that has ended", { cookie: ended }],
    ["a session that nobody opened", { cookie: `${name}=${"A".repeat(43)}` }],
    ["no session at all in the cookie", { cookie: `${name}=; ${name}` }],
  ];
}

/** Ways in which nobody who may do something asks for it. */
async function tryActionFromOutside(
  dashboard: Dashboard,
  action: ActionDoor,
  owner: string,
  input: object,
  nobodies: readonly [string, Asking][],
): Promise<void> {
  const body = JSON.stringify([input]);
  for (const [who, asking] of nobodies) {
    expectRefused(await callAction(dashboard, action, { ...asking, body }), `${action.name}: ${who}`, [
      "signed_out",
    ]);
  }
  for (const [how, headers, status] of FORGERIES) {
    const answer = await callAction(dashboard, action, { cookie: owner, headers: headers(dashboard), body });
    expect(answer.status, `${action.name}: ${how}`).toBe(status);
  }
  for (const [what, headers, rubbish] of RUBBISH) {
    const answer = await callAction(dashboard, action, { cookie: owner, headers, body: rubbish });
    expectNoFault(answer, `${action.name}: ${what}`);
    expect(returnedBy(answer)?.ok, `${action.name}: ${what}`).not.toBe(true);
  }
}

test("every action refuses whoever may not, changes nothing, and leaves a row for everybody it knows", async ({
  dashboard,
  dashboards,
  environment,
  emulator,
}) => {
  const actions = listActions();
  expect(actions.length).toBeGreaterThan(5);
  const stranger = await signInOverHttp(dashboard, emulator, "stranger");
  const owner = await signInOverHttp(dashboard, emulator, "owner");
  const tokenOver = await signInOverHttp(dashboard, emulator, "owner", { tokenEndsInMs: 3_000 });
  const nobodies = await strangersToSessions(dashboard, emulator);
  const refused: string[] = [];
  for (const action of actions) {
    const input = await fittingInput(dashboard, action, stranger);
    await tryActionFromOutside(dashboard, action, owner, input, nobodies);

    const knownPeople = [
      ["without rights", stranger],
      ["of another tenant", await signInOverHttp(dashboard, emulator, "fabrikam-owner")],
    ] as const;
    for (const [who, cookie] of knownPeople) {
      const answer = await callWith(dashboard, action, cookie, input);
      const { code } = expectRefused(answer, `${action.name}: somebody ${who}`, ["forbidden", "not_found"]);
      refused.push(`${action.name} ${who} ${code ?? ""} ${String(answer.headers["x-request-id"])}`);
    }
    const over = await callWith(dashboard, action, tokenOver, input);
    expectRefused(over, `${action.name}: Azure's token is over`, ["signed_out", "forbidden", "not_found"]);
  }
  expect(await armWrites(emulator), "changes that reached ARM").toEqual([]);

  await dashboards.discard(environment);
  const rows = (await readStore(dashboard)).get("audit") ?? [];
  const withRow = new Set(
    rows.filter(({ outcome }) => outcome === "refused").map((row) => row["request_id"]),
  );
  const without = refused.filter((attempt) => !withRow.has(attempt.split(" ").at(-1)));
  expect(without, "refused, and not in the trail").toEqual([]);
});

test("every action takes wrong types and wild values for what they are", async ({ dashboard, emulator }) => {
  // They may change nothing in Azure, so that whatever gets through a schema is still refused there.
  const people = ["stranger", "reader", "viewer", "requester", "approver"];
  const cookies: string[] = [];
  for (const person of people) cookies.push(await signInOverHttp(dashboard, emulator, person));
  for (const [at, action] of listActions().entries()) {
    const cookie = cookies[at % cookies.length] ?? "";
    const input = await fittingInput(dashboard, action, cookie);
    for (const wild of wrongTypes(input, 20)) {
      const answer = await callWith(dashboard, action, cookie, wild);
      expectNoFault(answer, `${action.name} with ${JSON.stringify(wild).slice(0, 300)}`);
    }
  }
  const accepted = (await armWrites(emulator)).filter(
    (request) => ((request as { status: number | null }).status ?? 0) < 400,
  );
  expect(accepted, "changes that ARM took on").toEqual([]);
});

test("every route handler answers whoever may not without a fault and without Azure's data", async ({
  dashboard,
  emulator,
}) => {
  const owner = await signInOverHttp(dashboard, emulator, "owner");
  const nobodies = await strangersToSessions(dashboard, emulator);
  const others = [
    ["somebody without rights", { cookie: await signInOverHttp(dashboard, emulator, "stranger") }],
    ["somebody of another tenant", { cookie: await signInOverHttp(dashboard, emulator, "fabrikam-owner") }],
  ] as const;
  const routes = listRoutes().filter(({ kind }) => kind === "route");
  expect(routes.length).toBeGreaterThan(5);
  for (const { path } of routes) {
    const allowed = (await askDoor(dashboard, "OPTIONS", path)).headers.allow ?? "";
    expect(allowed, `the methods of ${path}`).toMatch(/GET|POST/);
    if (allowed.includes("GET")) {
      const reached = await askDoor(dashboard, "GET", `${path}${query()}`, { cookie: owner });
      expect(reached.status, `${path} as the owner: ${reached.text.slice(0, 300)}`).toBeLessThan(400);
      for (const [who, asking] of [...nobodies, ...others]) {
        const answer = await askDoor(dashboard, "GET", `${path}${query()}`, asking);
        expectNoFault(answer, `GET ${path}: ${who}`);
        expect(answer.text, `GET ${path}: ${who}`).not.toMatch(/azurecr\.io|provisioningState/);
        expect(answer.headers["content-type"] ?? "", `a feed for ${who}`).not.toContain("event-stream");
      }
      for (const wild of wrongTypes(Object.fromEntries(new URLSearchParams(query())), 20)) {
        const search = new URLSearchParams(
          Object.entries(wild as object).map(([name, value]) => [name, String(value)]),
        );
        const answer = await askDoor(dashboard, "GET", `${path}?${search.toString()}`, { cookie: owner });
        expectNoFault(answer, `GET ${path}?${search.toString()}`);
      }
    }
    if (allowed.includes("POST")) await tryPost(dashboard, path, owner);
  }
  expect(await armWrites(emulator)).toEqual([]);
});

async function tryPost(dashboard: Dashboard, path: string, cookie: string): Promise<void> {
  const reached = await askDoor(dashboard, "POST", path, { body: "{}" });
  expect([200, 400, 401], `POST ${path} is reached: ${reached.text}`).toContain(reached.status);
  for (const [how, headers, status] of FORGERIES) {
    const answer = await askDoor(dashboard, "POST", path, {
      cookie,
      headers: headers(dashboard),
      body: "{}",
    });
    expect(answer.status, `POST ${path}: ${how}`).toBe(status);
  }
  for (const [what, headers, body] of RUBBISH) {
    const answer = await askDoor(dashboard, "POST", path, { headers, body });
    expectNoFault(answer, `POST ${path}: ${what}`);
    expect(answer.status, `POST ${path}: ${what}`).toBeGreaterThanOrEqual(400);
  }
  const like = { idToken: "a.b.c", accessTokens: [{ audience: "arm", token: "t", expiresAt: "2026" }] };
  for (const wild of wrongTypes(like, 20)) {
    const answer = await askDoor(dashboard, "POST", path, { body: JSON.stringify(wild) });
    expectNoFault(answer, `POST ${path} with ${JSON.stringify(wild).slice(0, 300)}`);
  }
  expect((await askDoor(dashboard, "GET", "/api/session", { cookie })).text).toContain('"isSignedIn":true');
}
