import { beforeEach, describe, expect } from "vitest";
import { callArm, followOperation, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { GRAPH_PATH, namesIn, REGISTRIES, REPLICATIONS, rowsOf } from "./graph";
import { isLive } from "./live-settings";
import { useTarget } from "./target";
import type { WireReplication } from "./wire";

// Time goes on only when a test says so.
const wall = { ms: Date.parse("2026-11-20T08:00:00Z") };
const target = useTarget({ now: () => wall.ms });
const pass = (seconds: number) => {
  wall.ms += seconds * 1000;
};

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", { scenario: "contoso" });
});

const replica = () => replicationPath(target, "contosoeu", "westeurope");
const add = () => callArm(target, "PUT", replica(), { body: { location: "westeurope", properties: {} } });
const ofContosoEu = async () => {
  const { data } = await rowsOf(target, `${REPLICATIONS} | where id contains '/contosoeu/'`);
  return data.map((row) => {
    const { provisioningState, status } = row.properties as WireReplication["properties"];
    return `${row.name} ${provisioningState} ${status.displayStatus ?? "-"}`;
  });
};

describe("Resource Graph lags behind ARM", () => {
  emulatorOnly("by five seconds with a new replica, which ARM shows at once", async () => {
    expect((await add()).status).toBe(201);
    expect((await callArm(target, "GET", replica())).status).toBe(200);
    expect(await ofContosoEu()).toEqual([]);
    pass(4);
    expect(await ofContosoEu()).toEqual([]);
    pass(1);
    expect(await ofContosoEu()).toEqual(["westeurope Creating -"]);
  });

  emulatorOnly("and shows every state of a replica, each a while later", async () => {
    await add();
    const seen: string[] = [];
    for (let second = 0; second < 90; second += 1) {
      const state = (await ofContosoEu()).find((one) => one.startsWith("westeurope"));
      if (state !== undefined && state !== seen.at(-1)) seen.push(state);
      pass(1);
    }
    expect(seen).toEqual([
      "westeurope Creating -",
      "westeurope Succeeded Syncing",
      "westeurope Succeeded Ready",
    ]);
  });

  emulatorOnly("with a registry that is made and one that is gone", async () => {
    const names = async () => namesIn(await rowsOf(target, `${REGISTRIES} | order by name asc`));
    const path = registryPath(target, "contosonew");
    await callArm(target, "PUT", path, { body: { location: "westus", sku: { name: "Premium" } } });
    expect(await names()).not.toContain("contosonew");
    pass(5);
    expect(await names()).toContain("contosonew");
    await followOperation(target, await callArm(target, "DELETE", path));
    expect((await callArm(target, "GET", path)).status).toBe(404);
    pass(5);
    expect(await names()).not.toContain("contosonew");
  });

  emulatorOnly("with what is changed by the controls", async () => {
    const id = replicationPath(target, "contoso", "eastus");
    await target.control("POST", "replicas", { id, provisioningState: "Failed" });
    const failed = async () =>
      (await rowsOf(target, `${REPLICATIONS} | where properties.provisioningState == 'Failed'`)).totalRecords;
    expect(await failed()).toBe(0);
    pass(5);
    expect(await failed()).toBe(1);
  });

  emulatorOnly("by as much as is wanted, or not at all", async () => {
    await target.control("POST", "reset", { resourceGraphLagSeconds: 0 });
    await add();
    expect(await ofContosoEu()).toEqual(["westeurope Creating -"]);
    const { status } = await target.control("POST", "reset", { resourceGraphLagSeconds: 601 });
    expect(status).toBe(400);
  });

  emulatorOnly("for as long as a fault says", async () => {
    const match = { method: "POST", path: `**${GRAPH_PATH}` };
    await target.control("POST", "faults", { match, effect: { type: "stale-list" } });
    await add();
    pass(600);
    expect(await ofContosoEu()).toEqual([]);
    await target.control("DELETE", "faults");
    expect(await ofContosoEu()).toEqual(["northeurope Succeeded Ready", "westeurope Succeeded Ready"]);
  });
});
