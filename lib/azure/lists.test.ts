import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { aCaller, aScriptedArm, REF } from "./fixtures/scripted-arm";
import { listLocations } from "./list-locations";
import { listLocks } from "./list-locks";
import { listPermissions } from "./list-permissions";
import { listRegistryResources } from "./list-registry-resources";
import { listReplicaLocations } from "./list-replica-locations";
import { listReplicaResources } from "./list-replica-resources";
import { listReplicas } from "./list-replicas";
import { listSubscriptions } from "./list-subscriptions";
import { listUsages } from "./list-usages";
import { anArmErrorBody, aWireRegistry, aWireReplication } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
const elsewhere = aScriptedArm({ isArm: false });
const caller = aCaller();

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
