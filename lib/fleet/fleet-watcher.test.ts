import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { requestsTo } from "@/lib/emulator/fixtures/control-emulator";
import { startEmulator } from "@/lib/emulator/server";
import { AppError } from "@/lib/errors/app-error";
import { startCreation } from "@/lib/operations/fixtures/start-creation";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import type { FleetSnapshot } from "./fleet-changes";
import { FleetWatcher } from "./fleet-watcher";
import type { FleetRow } from "./model";
import { withStates } from "./queries";

const GRAPH = "/providers/Microsoft.ResourceGraph/resources";

let origin = "";
const arm = aLocalArm(async () => {
  const running = await startEmulator();
  origin = running.origin;
  return running;
});
const owner = arm.caller("owner");

let watcher: FleetWatcher;
/** Moves the watcher's clock, so that refreshes fall due without waiting. */
let ahead = 0;

beforeEach(async () => {
  await emptyTestDatabase();
  ahead = 0;
  watcher = new FleetWatcher(() => Date.now() + ahead);
}, 120_000);
afterAll(closeDatabase);

async function queries(): Promise<number> {
  return (await requestsTo(origin)).filter(({ path }) => path === GRAPH).length;
}

/** As after a minute. */
async function later(caller: Caller = owner): Promise<FleetSnapshot> {
  ahead += 60_000;
  return watcher.get(caller);
}

function statesOf({ fleet }: { fleet: { rows: readonly FleetRow[] } }, name: string): string[] {
  const row = fleet.rows.find((one) => one.name === name);
  return row?.replicas.map(({ region, state }) => `${region} ${state ?? "-"}`) ?? [];
}

const failGraph = (status: number, code: string, headers: Record<string, string> = {}) =>
  arm.fault("POST", GRAPH, { type: "status", status, code, message: "not now", headers });

describe("a fleet", () => {
  it("is every registry of the caller with its replicas' states, from one query", async () => {
    const { fleet } = await watcher.get(owner);
    expect(fleet).toMatchObject({ source: "graph", troubles: [], subscriptionCount: 1 });
    expect(fleet.rows.map(({ name }) => name).sort()).toEqual([
      "contoso",
      "contosodev",
      "contosoeu",
      "contosolocked",
      "contosopolicy",
      "contosoprivate",
    ]);
    expect(statesOf({ fleet }, "contoso")).toEqual([
      "canadacentral ready",
      "eastus ready",
      "westeurope ready",
      "westus ready",
    ]);
    expect(statesOf({ fleet }, "contosodev")).toEqual(["eastus ready"]);
    expect(await queries()).toBe(1);
  });

  it("is empty for somebody without any subscription, and no query is sent", async () => {
    const { fleet } = await watcher.get(arm.caller("stranger"));
    expect(fleet).toMatchObject({ rows: [], subscriptionCount: 0, troubles: [] });
    expect(await queries()).toBe(0);
  });

  it("is read once for those who ask at the same time, and again only when it is no longer fresh", async () => {
    await Promise.all([watcher.get(owner), watcher.get(owner), watcher.get(owner)]);
    await watcher.get(owner);
    expect(await queries()).toBe(1);
    await later();
    expect(await queries()).toBe(2);
  });

  it("is read anew for whoever sees other subscriptions than a moment ago", async () => {
    await watcher.get(owner);
    await arm.fault("GET", "/subscriptions", { type: "status", status: 200, body: { value: [] } });
    expect((await watcher.get(owner)).fleet.rows).toEqual([]);
  });

  it("goes on with the sign-in of somebody else when that of the first is over", async () => {
    const isOver = new AppError("signed_out", { userMessage: "over" });
    const over: Caller = { ...owner, sessionId: "over", armToken: () => Promise.reject(isOver) };
    const [first, second] = await Promise.allSettled([
      watcher.get(over),
      watcher.get({ ...owner, sessionId: "good" }),
    ]);
    expect(first).toMatchObject({ status: "rejected", reason: { code: "signed_out" } });
    expect(second).toMatchObject({ status: "fulfilled", value: { fleet: { source: "graph" } } });
  });
});

describe("what is changing in a fleet", () => {
  const ref = contosoRef("contosoeu");
  const create = () => startCreation(owner, ref, "westeurope");

  it("is read by id, because Resource Graph hears of it minutes later", async () => {
    await arm.fault("POST", GRAPH, { type: "stale-list" });
    expect(statesOf(await watcher.get(owner), "contosoeu")).toEqual(["northeurope ready"]);
    await create();
    expect(statesOf(await later(), "contosoeu")).toEqual(["northeurope ready", "westeurope creating"]);
    await arm.letPass(20);
    expect(statesOf(await later(), "contosoeu")).toEqual(["northeurope ready", "westeurope syncing"]);
    await arm.letPass(3_600);
    expect(statesOf(await later(), "contosoeu")).toEqual(["northeurope ready", "westeurope ready"]);
  });

  it("is shown at once after a change of ours, however fresh the list is", async () => {
    await watcher.get(owner);
    await create();
    watcher.hurry(formatRegistryId(ref));
    expect(statesOf(await watcher.get(owner), "contosoeu")).toContain("westeurope creating");
  });
});

describe("when Resource Graph is refused", () => {
  it("the lists of ARM are read instead, the page says so, and states are read for the rows shown", async () => {
    await failGraph(403, "AuthorizationFailed");
    const { fleet } = await watcher.get(owner);
    expect(fleet.source).toBe("lists");
    expect(fleet.troubles).toEqual([
      {
        title: expect.stringMatching(
          /^Azure Resource Graph cannot be asked, so each registry is read/,
        ) as string,
        nextStep: expect.stringContaining("Microsoft.ResourceGraph") as string,
      },
    ]);
    expect(statesOf({ fleet }, "contoso")).toEqual([
      "canadacentral -",
      "eastus -",
      "westeurope -",
      "westus -",
    ]);
    const shown = fleet.rows.filter(({ name }) => name === "contoso");
    expect(statesOf({ fleet: { rows: await withStates(owner, shown) } }, "contoso")).toEqual([
      "canadacentral ready",
      "eastus ready",
      "westeurope ready",
      "westus ready",
    ]);
  });

  it("a subscription that cannot be listed is named, and the others are shown all the same", async () => {
    await failGraph(403, "AuthorizationFailed");
    const { subscriptionId } = contosoRef("contoso");
    const subscription = (id: string, displayName: string) => ({
      id: `/subscriptions/${id}`,
      subscriptionId: id,
      displayName,
    });
    await arm.fault("GET", "/subscriptions", {
      type: "status",
      status: 200,
      body: {
        value: [
          subscription(subscriptionId, "Contoso Production"),
          subscription("c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d", "Fabrikam Shipping"),
        ],
      },
    });
    const { fleet } = await watcher.get(owner);
    expect(fleet.rows).toHaveLength(6);
    expect(fleet.troubles.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(
        /^The subscription Fabrikam Shipping cannot be listed\. Your sign-in is for another/,
      ),
    );
  });

  it("for a while, a list that is not old is kept, and says since when it only grows older", async () => {
    const { fleet } = await watcher.get(owner);
    await failGraph(503, "ServerBusy");
    const during = await later();
    expect(during.fleet).toBe(fleet);
    expect(during.outage).toMatchObject({
      title: "Azure answered with a failure of its own (503).",
      since: expect.any(String) as string,
    });
    await arm.removeFaults();
    expect(await later()).toMatchObject({ outage: undefined, fleet: { source: "graph" } });
  });

  it("for long, the lists are better than what is old", async () => {
    await watcher.get(owner);
    await failGraph(503, "ServerBusy");
    ahead += 6 * 60_000;
    expect((await watcher.get(owner)).fleet.source).toBe("lists");
  });

  it("because of its quota, it is not asked again before it says so", async () => {
    await watcher.get(owner);
    await failGraph(429, "RateLimiting", { "retry-after": "300" });
    expect((await later()).outage?.title).toMatch(/limiting requests/);
    const asked = await queries();
    await later();
    expect(await queries()).toBe(asked);
  });
});

describe("when all of Azure is away", () => {
  const away = () =>
    arm.fault("*", "**", { type: "status", status: 503, code: "ServerBusy", message: "away" });

  it("the list that was read goes on being shown, never an empty one", async () => {
    const { fleet } = await watcher.get(owner);
    await away();
    ahead += 60 * 60_000;
    expect(await watcher.get(owner)).toMatchObject({
      fleet: { rows: fleet.rows, asOf: fleet.asOf },
      outage: {},
    });
  });

  it("and nothing was read before, that is said", async () => {
    await away();
    await expect(watcher.get(owner)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("and the sign-in is over, nothing is shown any more", async () => {
    await watcher.get(owner);
    const isOver = new AppError("signed_out", { userMessage: "over" });
    await expect(later({ ...owner, armToken: () => Promise.reject(isOver) })).rejects.toBe(isOver);
  });
});
