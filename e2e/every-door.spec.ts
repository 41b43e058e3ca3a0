import { listActions } from "./fixtures/doors";
import { wrongTypes } from "./fixtures/forgeries";
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

// No browser: what is asked here, none would ask. Each request says it comes from another address, so that not every
// answer is that there were too many.
test.use({ environment: { TRUSTED_PROXIES: "1" }, person: "nobody" });
test.describe.configure({ mode: "serial", timeout: 180_000 });

test("every action takes wrong types and wild values for what they are", async ({ dashboard, emulator }) => {
  // They may change nothing in Azure, so that whatever gets through a schema is still refused there.
  const people = ["stranger", "reader", "viewer", "requester", "approver"];
  const cookies: string[] = [];
  for (const person of people) cookies.push(await signInOverHttp(dashboard, emulator, person));
  for (const [at, action] of listActions().entries()) {
    const cookie = cookies[at % cookies.length] ?? "";
    const input = await fittingInput(dashboard, action, { cookie });
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

test("every action and every route handler refuses whoever may not, and actions leave a row of it", async ({
  dashboard,
  dashboards,
  environment,
  emulator,
}) => {
  const actions = listActions();
  expect(actions.length).toBeGreaterThan(5);
  const running = { dashboard, dashboards, environment, emulator };
  const {
    nobodies,
    signedIn: owner,
    lapsed,
  } = await strangersToSessions(running, "owner", ["token for Azure expired"]);
  const stranger = await signInOverHttp(dashboard, emulator, "stranger");
  const foreigner = await signInOverHttp(dashboard, emulator, "fabrikam-owner");
  const knownPeople = [
    ["without rights", stranger],
    ["of another tenant", foreigner],
  ] as const;
  const refused = new Map<string, string>();
  for (const action of actions) {
    const input = await fittingInput(dashboard, action, { cookie: stranger });
    await tryActionFromOutside(dashboard, action, owner, input, nobodies);
    for (const [who, cookie] of knownPeople) {
      const answer = await callWith(dashboard, action, cookie, input);
      expectRefused(answer, `${action.name}: somebody ${who}`, ["forbidden", "not_found"]);
      refused.set(String(answer.headers["x-request-id"]), `${action.name} ${who}`);
    }
    const over = await callWith(dashboard, action, lapsed["token for Azure expired"], input);
    expectRefused(over, `${action.name}: Azure's token is over`, ["signed_out", "forbidden", "not_found"]);
  }
  expect(await armWrites(emulator), "changes that reached ARM by an action").toEqual([]);

  // In one test with the actions, because the sessions take a start of the dashboard.
  await tryRoutes(
    dashboard,
    owner,
    [],
    [
      ...nobodies,
      ["somebody without rights", { cookie: stranger }],
      ["somebody of another tenant", { cookie: foreigner }],
    ],
  );
  expect(await armWrites(emulator), "changes that reached ARM by a route handler").toEqual([]);
  expect(await withoutRow(running, refused), "refused, and not in the trail").toEqual([]);
});
