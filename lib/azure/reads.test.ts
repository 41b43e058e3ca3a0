import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { aCaller, aScriptedArm, REF } from "./a-scripted-arm";
import { findReplica } from "./find-replica";
import { getRegistry } from "./get-registry";
import { listLocations } from "./list-locations";
import { listLocks } from "./list-locks";
import { listPermissions } from "./list-permissions";
import { listRegistryResources } from "./list-registry-resources";
import { listReplicaLocations } from "./list-replica-locations";
import { listReplicaResources } from "./list-replica-resources";
import { listReplicas } from "./list-replicas";
import { listSubscriptions } from "./list-subscriptions";
import { listUsages } from "./list-usages";
import { anArmErrorBody, aWireRegistry, aWireReplication } from "./wire-bodies";

const arm = aScriptedArm();
const elsewhere = aScriptedArm({ isArm: false });
const caller = aCaller();
const isPreview = (url: string) => url.includes("api-version=2026-01-01-preview");

describe("a replica", () => {
  const find = () => findReplica(caller, REF, "eastus", "westus");

  it("is read as ARM tells it", async () => {
    arm.script(() => ({ body: aWireReplication("eastus") }));
    expect(await find()).toEqual({
      id: aWireReplication("eastus").id,
      name: "eastus",
      region: "eastus",
      isHomeReplica: false,
      provisioningState: "Succeeded",
      syncStatus: { displayStatus: "Ready", message: undefined, changedAt: "2026-09-10T06:45:02.784Z" },
      globalEndpointRouting: "included",
      tags: {},
      createdAt: "2026-09-10T06:44:50.123Z",
      createdBy: "kim@contoso.example",
    });
  });

  it("is home by its location, whatever its name and however the location is written", async () => {
    arm.script(() => ({ body: aWireReplication("first", {}, { location: "West US" }) }));
    expect(await findReplica(caller, REF, "first", "westus")).toMatchObject({
      isHomeReplica: true,
      region: "westus",
    });
    arm.script(() => ({ body: aWireReplication("westus", {}, { location: "eastus" }) }));
    expect(await findReplica(caller, REF, "westus", "westus")).toMatchObject({ isHomeReplica: false });
  });

  it("keeps words that nobody knows", async () => {
    arm.script(() => ({
      body: aWireReplication("eastus", {
        provisioningState: "Pondering",
        status: { displayStatus: "Dreaming" },
      }),
    }));
    expect(await find()).toMatchObject({
      provisioningState: "Pondering",
      syncStatus: { displayStatus: "Dreaming", changedAt: undefined },
    });
  });

  it("has no word for its state right after it was accepted", async () => {
    arm.script(() => ({
      body: aWireReplication("eastus", { provisioningState: "Creating", status: { timestamp: "x" } }),
    }));
    expect((await find())?.syncStatus).toEqual({
      displayStatus: undefined,
      message: undefined,
      changedAt: undefined,
    });
  });

  it("does without what ARM may leave out", async () => {
    const { systemData: _systemData, tags: _tags, ...bare } = aWireReplication("eastus");
    arm.script(() => ({ body: { ...bare, properties: { provisioningState: "Succeeded" } } }));
    expect(await find()).toMatchObject({ tags: {}, syncStatus: undefined, createdBy: undefined });
  });

  it("is excluded from routing only when ARM says so", async () => {
    arm.script(() => ({ body: aWireReplication("eastus", { regionEndpointEnabled: false }) }));
    expect((await find())?.globalEndpointRouting).toBe("excluded");
    arm.script(() => ({ body: aWireReplication("eastus", { regionEndpointEnabled: undefined }) }));
    expect((await find())?.globalEndpointRouting).toBe("included");
  });

  it.each(["ResourceNotFound", "ParentResourceNotFound", "ResourceGroupNotFound"])(
    "is undefined when ARM says %s",
    async (code) => {
      arm.script(() => ({ status: 404, body: anArmErrorBody(code) }));
      expect(await find()).toBeUndefined();
    },
  );

  it("is not taken for gone because of some proxy's 404", async () => {
    arm.script(() => ({ status: 404, headers: { "content-type": "text/html" }, body: "<h1>Not Found</h1>" }));
    await expect(find()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
  });

  it.each(["id", "name", "location"])("without %s is no replica", async (property) => {
    arm.script(() => ({ body: { ...aWireReplication("eastus"), [property]: undefined } }));
    await expect(find()).rejects.toMatchObject({ refusal: { kind: "malformed_answer" } });
  });
});

describe("a registry", () => {
  it("joins what two api-versions tell", async () => {
    arm.script(({ url }) => ({
      body: aWireRegistry(
        isPreview(url)
          ? { regionalEndpoints: "Enabled", regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io"] }
          : { privateEndpointConnections: [{ id: "a" }, { id: "b" }] },
        { location: "West US" },
      ),
    }));
    expect(await getRegistry(caller, REF)).toMatchObject({
      ref: REF,
      homeRegion: "westus",
      tier: "Premium",
      loginServer: "contoso.azurecr.io",
      createdAt: "2026-09-10T06:44:40.397Z",
      tags: { team: "web" },
      regionalEndpoints: "enabled",
      regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io"],
      privateEndpointCount: 2,
      publicNetworkAccess: "Enabled",
    });
  });

  it.each([
    anArmErrorBody("InvalidApiVersionParameter"),
    anArmErrorBody(
      "NoRegisteredProviderFound",
      "No registered resource provider found for location 'westus' and API version 'V'.",
    ),
  ])("says nothing of regional endpoints where the preview is unknown", async (body) => {
    arm.script(({ url }) => (isPreview(url) ? { status: 400, body } : { body: aWireRegistry() }));
    expect(await getRegistry(caller, REF)).toMatchObject({
      regionalEndpoints: undefined,
      regionalEndpointHostNames: [],
    });
  });

  it("is not shown without its regional endpoints because of a passing failure", async () => {
    arm.script(({ url }) =>
      isPreview(url)
        ? {
            status: 429,
            headers: { "retry-after": "60" },
            body: anArmErrorBody("SubscriptionRequestsThrottled"),
          }
        : { body: aWireRegistry() },
    );
    await expect(getRegistry(caller, REF)).rejects.toMatchObject({ code: "throttled" });
  });

  it("that is not there is not found", async () => {
    arm.script(() => ({ status: 404, body: anArmErrorBody("ResourceNotFound") }));
    await expect(getRegistry(caller, REF)).rejects.toMatchObject({
      code: "not_found",
      refusal: { kind: "gone", what: "The registry contoso" },
    });
  });

  it.each(["sku", "id", "properties"])("without %s is no registry", async (property) => {
    arm.script(() => ({ body: { ...aWireRegistry(), [property]: undefined } }));
    await expect(getRegistry(caller, REF)).rejects.toMatchObject({ refusal: { kind: "malformed_answer" } });
  });
});

describe("a list", () => {
  it("is followed to its end", async () => {
    arm.script(({ url }) => {
      const page = Number(new URL(url, arm.origin()).searchParams.get("page") ?? "1");
      const nextLink = page < 3 ? `${arm.origin()}/next?page=${page + 1}` : undefined;
      return { body: { value: [aWireReplication(`region${page}`)], nextLink } };
    });
    const replicas = await listReplicas(caller, REF, "westus");
    expect(replicas.map(({ name }) => name)).toEqual(["region1", "region2", "region3"]);
  });

  it.each([
    ["replicas", () => listReplicas(caller, REF, "westus")],
    ["subscriptions", () => listSubscriptions(caller)],
    ["resources", () => listRegistryResources(caller, REF.subscriptionId)],
    ["locks", () => listLocks(caller, REF)],
  ])("is not followed to another origin: %s", async (_what, list) => {
    arm.script(() => ({ body: { value: [], nextLink: `${elsewhere.origin()}/more` } }));
    await expect(list()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
    expect(elsewhere.seen).toHaveLength(0);
  });

  it.each(["not a link", "//other.example/x", "javascript:alert(1)", "http://[", "ftp://127.0.0.1/x"])(
    "with a link that leads nowhere throws nothing but an AppError: %s",
    async (nextLink) => {
      const lists = [
        () => listReplicas(caller, REF, "westus"),
        () => listSubscriptions(caller),
        () => listRegistryResources(caller, REF.subscriptionId),
        () => listPermissions(caller, REF),
      ];
      for (const list of lists) {
        arm.seen.length = 0;
        arm.script(() => ({ body: { value: [], nextLink: arm.seen.length === 1 ? nextLink : undefined } }));
        const outcome = await list().catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof AppError, String(outcome)).toBe(true);
      }
    },
  );

  it("without end is refused, not cut short", async () => {
    arm.script(() => ({ body: { value: [], nextLink: `${arm.origin()}/again` } }));
    await expect(listReplicas(caller, REF, "westus")).rejects.toMatchObject({
      refusal: { kind: "malformed_answer" },
    });
    expect(arm.seen.length).toBeLessThan(500);
  });

  it("whose second page fails is no list", async () => {
    arm.script(() =>
      arm.seen.length === 1
        ? { body: { value: [aWireReplication("eastus")], nextLink: `${arm.origin()}/2` } }
        : { status: 403, body: anArmErrorBody("Whatever") },
    );
    await expect(listReplicas(caller, REF, "westus")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of locations keeps what the map needs", async () => {
    arm.script(() => ({
      body: {
        value: [
          {
            name: "eastus",
            displayName: "East US",
            metadata: {
              regionType: "Physical",
              geography: "United States",
              geographyGroup: "US",
              latitude: "37.3719",
              longitude: "-79.8164",
              physicalLocation: "Virginia",
              pairedRegion: [{ name: "westus" }],
            },
            availabilityZoneMappings: [{ logicalZone: "1" }, { logicalZone: "2" }],
          },
          { name: "europe", displayName: "Europe", metadata: { regionType: "Logical" } },
          { name: "mars" },
        ],
      },
    }));
    expect(await listLocations(caller, REF.subscriptionId)).toMatchObject([
      { name: "eastus", latitude: "37.3719", longitude: "-79.8164", pairedRegions: ["westus"], zoneCount: 2 },
      { name: "europe", regionType: "Logical", latitude: undefined, pairedRegions: [], zoneCount: 0 },
      { name: "mars", displayName: "mars", regionType: undefined },
    ]);
  });

  it("of regions for replicas is the provider's for that type alone", async () => {
    arm.script(() => ({
      body: {
        namespace: "Microsoft.ContainerRegistry",
        resourceTypes: [
          { resourceType: "registries", locations: ["Mars"] },
          { resourceType: "registries/replications", locations: ["West US", "East US"] },
        ],
      },
    }));
    expect(await listReplicaLocations(caller, REF.subscriptionId)).toEqual(["West US", "East US"]);
  });

  it("of replicas in a subscription belongs to registries", async () => {
    const { id } = aWireReplication("eastus");
    arm.script(() => ({ body: { value: [{ id, name: "contoso/eastus", location: "East US" }] } }));
    expect(await listReplicaResources(caller, REF.subscriptionId)).toEqual([
      { registryId: aWireRegistry().id, name: "eastus", region: "eastus" },
    ]);
    expect(arm.seen[0]?.url).toContain("registries%2Freplications");
  });

  it("of locks says where each one sits", async () => {
    const scope = `/subscriptions/${REF.subscriptionId}/resourceGroups/apps`;
    const id = `${scope}/providers/Microsoft.Authorization/locks/keep`;
    arm.script(() => ({ body: { value: [{ id, name: "keep", properties: { level: "CanNotDelete" } }] } }));
    expect(await listLocks(caller, REF)).toEqual([
      { name: "keep", level: "CanNotDelete", scope, notes: undefined },
    ]);
  });

  it("of permissions does without what old versions leave out", async () => {
    arm.script(() => ({
      body: { value: [{ actions: ["*"], notActions: ["*/Delete"] }, { actions: ["*/read"] }] },
    }));
    expect(await listPermissions(caller, REF)).toEqual([
      { actions: ["*"], notActions: ["*/Delete"] },
      { actions: ["*/read"], notActions: [] },
    ]);
  });

  it("of usages tells numbers and units", async () => {
    arm.script(() => ({ body: { value: [{ name: "Size", limit: -1, currentValue: 7, unit: "Bytes" }] } }));
    expect(await listUsages(caller, REF)).toEqual([
      { name: "Size", limit: -1, currentValue: 7, unit: "Bytes" },
    ]);
  });
});

describe("rubbish in a well-formed answer", () => {
  const reads: Record<string, (caller: Caller) => Promise<unknown>> = {
    listSubscriptions,
    listLocations: (who) => listLocations(who, REF.subscriptionId),
    listReplicaLocations: (who) => listReplicaLocations(who, REF.subscriptionId),
    listRegistryResources: (who) => listRegistryResources(who, REF.subscriptionId),
    listReplicaResources: (who) => listReplicaResources(who, REF.subscriptionId),
    getRegistry: (who) => getRegistry(who, REF),
    listReplicas: (who) => listReplicas(who, REF, "westus"),
    findReplica: (who) => findReplica(who, REF, "eastus", "westus"),
    listUsages: (who) => listUsages(who, REF),
    listLocks: (who) => listLocks(who, REF),
    listPermissions: (who) => listPermissions(who, REF),
  };
  const sample = { ...aWireRegistry(), ...aWireReplication("eastus"), ...aWireRegistry() };
  const names = [
    ...Object.keys(sample),
    ...Object.keys(sample.properties),
    "value",
    "metadata",
    "resourceTypes",
    "actions",
  ];
  const thing = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }));
  const body = fc.oneof(
    thing,
    fc.record({ value: fc.array(thing, { maxLength: 3 }) }),
    fc.record({ id: fc.string(), name: fc.string(), location: fc.string(), sku: thing, properties: thing }),
    thing.map((part) => ({ ...sample, ...part })),
    thing.map((part) => ({ value: [{ ...sample, ...part }] })),
  );

  it.each(Object.entries(reads))("makes %s throw nothing but an AppError", async (_name, read) => {
    await fc.assert(
      fc.asyncProperty(body, async (rubbish) => {
        arm.script(() => ({ body: rubbish }));
        try {
          await read(caller);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(["unavailable", "not_found"]).toContain(error.code);
        }
      }),
      { numRuns: 60 },
    );
  });
});
