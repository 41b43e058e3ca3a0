import { beforeEach, describe, expect } from "vitest";
import { ARM_VERSION, callArm, PREVIEW, registryPath } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { isLive } from "./live-settings";
import { TEAMS_GROUP, useTarget } from "./target";
import type { WireList, WireRegistry, WireReplication } from "./wire";

const target = useTarget();
const FABRIKAM = "c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d";

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", { scenario: "contoso" });
});

describe("the scenario contoso", () => {
  const registries: [
    name: string,
    group: string | undefined,
    sku: string,
    home: string,
    replicas: string[],
  ][] = [
    ["contoso", undefined, "Premium", "westus", ["canadacentral", "eastus", "westeurope", "westus"]],
    ["contosodev", TEAMS_GROUP, "Basic", "eastus", []],
    ["contosoeu", undefined, "Premium", "northeurope", []],
    ["contosolocked", undefined, "Premium", "westus", ["eastus", "westus"]],
    ["contosopolicy", TEAMS_GROUP, "Premium", "westeurope", []],
    [
      "contosoprivate",
      undefined,
      "Premium",
      "eastus2",
      ["centralus", "eastus2", "northeurope", "southeastasia"],
    ],
  ];
  emulatorOnlyEach(registries, "holds %s as it is described", async (name, group, sku, home, replicas) => {
    const path = registryPath(target, name, group);
    const { body } = await callArm(target, "GET", path);
    expect(body).toMatchObject({ name, location: home, sku: { name: sku } });
    const list = (await callArm(target, "GET", `${path}/replications`)).body as WireList<WireReplication>;
    expect(list.value.map((one) => one.name).toSorted()).toEqual(replicas);
  });

  emulatorOnly("gives fabrikam's registry of the same name a login server with a label", async () => {
    const answer = await callArm(
      target,
      "GET",
      `/subscriptions/${FABRIKAM}/providers/Microsoft.ContainerRegistry/registries`,
      { person: "fabrikam-owner" },
    );
    const [registry] = (answer.body as WireList<WireRegistry>).value;
    expect(registry?.name).toBe("contoso");
    expect(registry?.properties.loginServer).toMatch(/^contoso-[a-z0-9]{16}\.azurecr\.io$/);
  });

  emulatorOnly("builds the host names of such a registry from its login server", async () => {
    const list = await callArm(
      target,
      "GET",
      `/subscriptions/${FABRIKAM}/providers/Microsoft.ContainerRegistry/registries`,
      { person: "fabrikam-owner" },
    );
    const [registry] = (list.body as WireList<WireRegistry>).value;
    const { body } = await callArm(target, "PATCH", registry?.id ?? "", {
      person: "fabrikam-owner",
      apiVersion: PREVIEW,
      body: { properties: { regionalEndpoints: "Enabled", dataEndpointEnabled: true } },
    });
    const { properties } = body as WireRegistry;
    const label = properties.loginServer.split(".")[0] ?? "";
    for (const name of [...properties.regionalEndpointHostNames, ...properties.dataEndpointHostNames]) {
      expect(name.startsWith(`${label}.`)).toBe(true);
    }
    expect(properties.regionalEndpointHostNames).toHaveLength(2);
  });
});

describe("the scenario empty", () => {
  emulatorOnly("is a subscription without registries", async () => {
    const reset = await target.control("POST", "reset", { scenario: "empty" });
    expect(reset.status).toBe(200);
    const { body } = await callArm(target, "GET", "/subscriptions", { apiVersion: ARM_VERSION });
    const [subscription] = (body as WireList<{ subscriptionId: string }>).value;
    const registries = await callArm(
      target,
      "GET",
      `/subscriptions/${subscription?.subscriptionId ?? ""}/providers/Microsoft.ContainerRegistry/registries`,
    );
    expect([registries.status, registries.text]).toEqual([200, '{"value":[]}']);
  });

  emulatorOnly("cannot be mistaken for one that does not exist", async () => {
    const { status, body } = await target.control("POST", "reset", { scenario: "nothing" });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: "BadControlRequest" } });
  });
});

describe("the scenario fleet", () => {
  const registriesOf = async (subscriptionId: string, person: string) => {
    let next: string | undefined =
      `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry/registries`;
    const found: WireRegistry[] = [];
    while (next !== undefined) {
      const { body } = await callArm(target, "GET", next, { person });
      const list = body as WireList<WireRegistry>;
      found.push(...list.value);
      next = list.nextLink;
    }
    return found;
  };
  const fleetOf = async (person: string) => {
    const { body } = await callArm(target, "GET", "/subscriptions", { person, apiVersion: ARM_VERSION });
    const { value } = body as WireList<{ subscriptionId: string }>;
    const all = await Promise.all(value.map((one) => registriesOf(one.subscriptionId, person)));
    return all.flat();
  };

  emulatorOnly("is listed over its subscriptions, each person seeing what they may read", async () => {
    const reset = await target.control("POST", "reset", { scenario: "fleet:400", seed: 3 });
    expect([reset.status, reset.body]).toEqual([200, { scenario: "fleet:400", seed: 3 }]);
    const owned = await fleetOf("owner");
    expect(new Set(owned.map((one) => one.id)).size).toBe(400);
    expect(await fleetOf("stranger")).toEqual([]);
    const read = await fleetOf("reader");
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(400);
  });

  emulatorOnlyEach(
    [["fleet:0"], ["fleet:1000001"], ["fleet:x"]],
    "has a size that makes sense, unlike %s",
    async (scenario) => {
      const { status, body } = await target.control("POST", "reset", { scenario });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: {
          code: "BadControlRequest",
          message: expect.stringContaining("fleet:N with N from 1 to 10000"),
        },
      });
    },
  );
});

describe("the clock", () => {
  emulatorOnly("brings what is due, and not before", async () => {
    const path = `${registryPath(target, "contosoeu")}/replications/westeurope`;
    const read = async () =>
      ((await callArm(target, "GET", path)).body as WireReplication).properties.provisioningState;
    await callArm(target, "PUT", path, { body: { location: "westeurope", properties: {} } });
    expect(await read()).toBe("Creating");
    await target.control("POST", "clock", { advanceMs: 60_000 });
    expect(await read()).toBe("Succeeded");
  });

  emulatorOnly("shows Succeeded with Syncing before Ready", async () => {
    const path = `${registryPath(target, "contosoeu")}/replications/westeurope`;
    await callArm(target, "PUT", path, { body: { location: "westeurope", properties: {} } });
    const words: string[] = [];
    for (let second = 0; second < 60; second += 1) {
      const { properties } = (await callArm(target, "GET", path)).body as WireReplication;
      const word = `${properties.provisioningState} ${properties.status.displayStatus ?? "without"}`;
      if (words.at(-1) !== word) words.push(word);
      await target.letTimePass(1);
    }
    expect(words).toEqual(["Creating without", "Succeeded Syncing", "Succeeded Ready"]);
  });

  emulatorOnly("refuses to run backwards or to stand still", async () => {
    for (const body of [{ advanceMs: -1 }, { speed: 0 }, {}]) {
      expect((await target.control("POST", "clock", body)).status).toBe(400);
    }
  });
});

describe("the controls", () => {
  emulatorOnly("say what there is when asked for something else", async () => {
    const { status, body } = await target.control("GET", "nothing");
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { message: expect.stringContaining("GET state") } });
  });

  emulatorOnly("name the people when asked for somebody else's token", async () => {
    const { status, body } = await target.control("POST", "tokens", { person: "nobody", audience: "arm" });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { message: expect.stringContaining("fabrikam-owner") } });
  });

  emulatorOnly("never show the key that signs tokens", async () => {
    const { body } = await target.control("GET", "state");
    expect(JSON.stringify(body)).not.toMatch(/signingKey|"d":/);
  });
});

describe("the metadata of the cloud", () => {
  emulatorOnly("is open to everybody and points at this very host", async () => {
    const answer = await callArm(target, "GET", "/metadata/endpoints", {
      authorization: null,
      apiVersion: "2022-09-01",
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(target.origin);
  });
});
