import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLocalArm } from "@/lib/azure/fixtures/local-arm";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { requestsTo } from "@/lib/emulator/fixtures/control-emulator";
import { startEmulator } from "@/lib/emulator/server";
import { FleetReader } from "./fleet-reader";
import { areStatesKnown, worstRank } from "./model";
import { FleetQuery } from "./schema";
import { ROWS_A_PAGE, selectRows } from "./select-rows";

let origin = "";
const arm = aLocalArm(async () => {
  const running = await startEmulator({ scenario: "fleet:1000", settings: { resourceGraphLagSeconds: 0 } });
  origin = running.origin;
  return running;
});

beforeAll(emptyTestDatabase, 120_000);
afterAll(closeDatabase);

async function asked(): Promise<readonly string[]> {
  return (await requestsTo(origin)).map(({ method, path }) => `${method} ${path}`);
}

describe("a fleet of a thousand registries", () => {
  it("is read whole, with every state, in a few requests", async () => {
    const reader = new FleetReader(Date.now);
    const { fleet, quota } = await reader.read(arm.caller("owner"), false);
    expect(fleet).toMatchObject({ source: "graph", troubles: [] });
    expect(fleet.rows).toHaveLength(1_000);
    expect(new Set(fleet.rows.map(({ id }) => id)).size).toBe(1_000);
    expect(fleet.rows.every(areStatesKnown)).toBe(true);

    const requests = await asked();
    const queries = requests.filter((request) => request.includes("Microsoft.ResourceGraph")).length;
    const replicas = fleet.rows.reduce((sum, row) => sum + row.replicas.length, 0);
    expect(queries).toBeLessThanOrEqual(Math.ceil((1_000 + replicas) / 1_000));
    expect(quota?.remaining).toBe(15 - queries);
    // The subscriptions, the pages of the query, and at most ten replicas that are changing.
    expect(requests.length).toBeLessThanOrEqual(1 + queries + 10);
  });

  it("is only what a person may read: a part for the reader, one group for its contributor", async () => {
    const read = async (person: string) =>
      (await new FleetReader(Date.now).read(arm.caller(person), false)).fleet.rows;
    const ofReader = await read("reader");
    expect(ofReader.length).toBeGreaterThan(300);
    expect(ofReader.length).toBeLessThan(700);
    const groups = (await read("group")).map(({ ref }) => `${ref.subscriptionId}/${ref.resourceGroup}`);
    expect(new Set(groups).size).toBe(1);
  });

  it("is shown fifty to a page, the worst first where that is asked for", async () => {
    const { fleet } = await new FleetReader(Date.now).read(arm.caller("owner"), false);
    const selection = selectRows(fleet.rows, FleetQuery.parse({ sort: "worst" }));
    expect(selection).toMatchObject({ found: 1_000, pages: 20, page: 1 });
    expect(selection.rows).toHaveLength(ROWS_A_PAGE);
    const worst = Math.min(...fleet.rows.map(worstRank));
    expect(selection.rows.map(worstRank)[0]).toBe(worst);
  });

  it("is read by id in turns where it changes, so that in the end everything that changes has been", async () => {
    const reader = new FleetReader(Date.now);
    const caller = arm.caller("reader");
    const byId = async () =>
      new Set((await asked()).filter((request) => /^GET .*\/replications\/\w+$/.test(request))).size;
    const { fleet } = await reader.read(caller, false);
    const first = await byId();
    expect(first).toBe(10);
    await reader.read(caller, true);
    expect(await byId()).toBe(20);
    expect(fleet.rows.length).toBeGreaterThan(0);
  });
});
