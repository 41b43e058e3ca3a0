import { describe, expect, it } from "vitest";
import { startEmulator } from "@/lib/emulator/server";
import { findReplica } from "./find-replica";
import { aLocalArm, CONTOSO_SUBSCRIPTION, CONTOSO_TENANT, contosoRef } from "./fixtures/local-arm";
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

const arm = aLocalArm(() => startEmulator({ settings: { pageSize: 2 } }));
const owner = arm.caller("owner");
const contoso = contosoRef("contoso");

describe("reading the local Azure", () => {
  it("finds the subscriptions that a person can see", async () => {
    expect(await listSubscriptions(owner)).toMatchObject([
      { subscriptionId: CONTOSO_SUBSCRIPTION, tenantId: CONTOSO_TENANT, state: "Enabled" },
    ]);
    expect(await listSubscriptions(arm.caller("stranger"))).toEqual([]);
  });

  it("reads places for replicas that are places of the subscription", async () => {
    const locations = await listLocations(owner, CONTOSO_SUBSCRIPTION);
    const displayNames = new Set(locations.map(({ displayName }) => displayName));
    const offered = await listReplicaLocations(owner, CONTOSO_SUBSCRIPTION);
    expect(offered.length).toBeGreaterThan(30);
    expect(offered.filter((name) => !displayNames.has(name))).toEqual([]);
    expect(locations.find(({ name }) => name === "eastus")).toMatchObject({
      displayName: "East US",
      regionType: "Physical",
      latitude: expect.stringMatching(/^37\./) as unknown,
    });
  });

  it("finds registries and replicas over several pages", async () => {
    const registries = await listRegistryResources(owner, CONTOSO_SUBSCRIPTION);
    expect(registries.map(({ name }) => name).sort()).toEqual([
      "contoso",
      "contosodev",
      "contosoeu",
      "contosolocked",
      "contosopolicy",
      "contosoprivate",
    ]);
    expect(registries.find(({ name }) => name === "contosodev")).toMatchObject({
      tier: "Basic",
      homeRegion: "eastus",
    });
    const replicas = await listReplicaResources(owner, CONTOSO_SUBSCRIPTION);
    const regions = replicas
      .filter(({ registryId }) => registryId.endsWith("/contoso"))
      .map(({ name, region }) => [name, region]);
    expect(regions).toContainEqual(["westeurope", "westeurope"]);
    expect(regions).toHaveLength(4);
  });

  it("reads a registry with its regional endpoints", async () => {
    expect(await getRegistry(owner, contoso)).toMatchObject({
      ref: contoso,
      tier: "Premium",
      homeRegion: "westus",
      loginServer: "contoso.azurecr.io",
      provisioningState: "Succeeded",
      regionalEndpoints: "disabled",
      regionalEndpointHostNames: [],
      privateEndpointCount: 0,
    });
    expect((await getRegistry(owner, contosoRef("contosoprivate"))).privateEndpointCount).toBeGreaterThan(0);
  });

  it("marks one home replica, and none where there is no replica yet", async () => {
    const replicas = await listReplicas(owner, contoso, "westus");
    expect(replicas.filter(({ isHomeReplica }) => isHomeReplica).map(({ region }) => region)).toEqual([
      "westus",
    ]);
    expect(replicas).toHaveLength(4);
    expect(await listReplicas(owner, contosoRef("contosoeu"), "northeurope")).toEqual([]);
  });

  it("reads one replica, and none where there is none", async () => {
    expect(await findReplica(owner, contoso, "eastus", "westus")).toMatchObject({
      provisioningState: "Succeeded",
      syncStatus: { displayStatus: "Ready" },
    });
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toBeUndefined();
  });

  it("reads storage, locks and permissions", async () => {
    const usages = await listUsages(owner, contoso);
    expect(usages.find(({ name }) => name === "Size")).toMatchObject({ unit: "Bytes" });
    expect(await listLocks(owner, contoso)).toEqual([]);
    expect(await listLocks(owner, contosoRef("contosolocked"))).toMatchObject([{ level: "CanNotDelete" }]);
    expect((await listPermissions(owner, contoso)).flatMap(({ actions }) => actions)).toContain("*");
    expect(
      (await listPermissions(arm.caller("reader"), contoso)).flatMap(({ actions }) => actions),
    ).toContain("*/read");
  });

  it("tells a stranger which right is missing", async () => {
    await expect(getRegistry(arm.caller("stranger"), contoso)).rejects.toMatchObject({
      code: "forbidden",
      refusal: { kind: "missing_right", action: "Microsoft.ContainerRegistry/registries/read" },
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    });
  });

  it("asks a person whose token is over to sign in again", async () => {
    await expect(listSubscriptions(arm.caller("owner", { expiresInSeconds: -60 }))).rejects.toMatchObject({
      code: "signed_out",
    });
  });

  it("does not find a registry that is not there", async () => {
    await expect(getRegistry(owner, contosoRef("contosogone"))).rejects.toMatchObject({
      code: "not_found",
      refusal: { kind: "gone", what: "The registry contosogone" },
    });
  });

  it.each([
    [
      { type: "status", status: 503 },
      { code: "unavailable", refusal: { kind: "azure_failed", status: 503 } },
    ],
    [
      { type: "status", status: 429, retryAfterSeconds: 60 },
      { code: "throttled", refusal: { kind: "throttled" } },
    ],
    [
      { type: "reset", when: "before" },
      { code: "unavailable", refusal: { kind: "timed_out" } },
    ],
    [{ type: "half-body" }, { code: "unavailable", refusal: { kind: "timed_out" } }],
    [
      { type: "content-type", contentType: "text/html" },
      { code: "unavailable", refusal: { kind: "malformed_answer" } },
    ],
  ])("says what went wrong on the way: %j", async (effect, expected) => {
    await arm.fault("GET", "**/replications/eastus", effect);
    await expect(findReplica(owner, contoso, "eastus", "westus")).rejects.toMatchObject(expected);
  });
});
