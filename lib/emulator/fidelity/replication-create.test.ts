import { describe, expect, it } from "vitest";
import { restorePoller } from "@azure/arm-containerregistry";
import { registryMaker } from "./a-registry";
import { callArm, followOperation, readUntil, registryPath, replicationPath } from "./arm";
import { expectRefusal } from "./expect-refusal";
import { registryClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireList, WireReplication } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
const REGISTRY_APPLICATION = "6a0ec4d3-30cb-4a83-91c0-ae56bc0e3d26";
const WITH_Z = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/;

const put = (registry: string, region: string, more: Record<string, unknown> = {}) =>
  callArm(target, "PUT", replicationPath(target, registry, region), {
    body: { location: region, properties: {}, ...more },
  });
const get = async (registry: string, region: string) =>
  (await callArm(target, "GET", replicationPath(target, registry, region))).body as WireReplication;
const list = async (registry: string) =>
  (
    (await callArm(target, "GET", `${registryPath(target, registry)}/replications`))
      .body as WireList<WireReplication>
  ).value;

describe("a registry without replicas", () => {
  it("lists none, not even its home region", async () => {
    const registry = await aRegistry();
    const { text } = await callArm(target, "GET", `${registryPath(target, registry)}/replications`);
    expect(text).toBe('{"value":[]}');
  });
});

describe("adding a replica", () => {
  it("answers 201 with the whole replica, Creating and without a display status", async () => {
    const registry = await aRegistry();
    const started = await put(registry, "eastus");
    expect(started.status).toBe(201);
    const body = started.body as WireReplication;
    expect(Object.keys(body)).toEqual(["type", "id", "name", "location", "tags", "systemData", "properties"]);
    expect(Object.keys(body.properties)).toEqual([
      "provisioningState",
      "status",
      "regionEndpointEnabled",
      "zoneRedundancy",
    ]);
    expect(body).toMatchObject({
      type: "Microsoft.ContainerRegistry/registries/replications",
      id: replicationPath(target, registry, "eastus"),
      name: "eastus",
      location: "eastus",
      tags: {},
      properties: { provisioningState: "Creating", regionEndpointEnabled: true },
    });
    expect(body.properties.status).toEqual({ timestamp: expect.stringMatching(WITH_Z) as string });
    expect(started.headers.get("location")).toBeNull();
    expect(started.headers.get("azure-asyncoperation")).toMatch(
      new RegExp(
        `^${target.origin}${replicationPath(target, registry, "eastus")}/operationStatuses/replications-[0-9a-f-]{36}\\?api-version=`,
      ),
    );
  });

  it("walks from Creating to Succeeded in bodies that hold nothing but the status", async () => {
    const registry = await aRegistry();
    const started = await put(registry, "eastus");
    const url = started.headers.get("azure-asyncoperation") ?? "";
    const first = await callArm(target, "GET", url);
    expect([first.status, first.text]).toEqual([200, '{"status":"Creating"}']);
    const last = await followOperation(target, started);
    expect([last.status, last.text]).toEqual([200, '{"status":"Succeeded"}']);
    expect((await get(registry, "eastus")).properties.provisioningState).toBe("Succeeded");
  });

  it("signs the poll URL with long opaque parts, anew in each answer, and takes the first one to the end", async () => {
    const registry = await aRegistry();
    const first = (await put(registry, "eastus")).headers.get("azure-asyncoperation") ?? "";
    const { searchParams } = new URL(first);
    expect([...searchParams.keys()]).toEqual(["api-version", "t", "c", "s", "h"]);
    expect(first.length).toBeGreaterThan(1000);
    const poll = await callArm(target, "GET", first);
    const second = poll.headers.get("azure-asyncoperation") ?? "";
    expect(new URL(second).pathname).toBe(new URL(first).pathname);
    expect(second).not.toBe(first);
    for (const url of [first, second]) expect((await callArm(target, "GET", url)).status).toBe(200);
  });

  it("shows Syncing or Ready once it exists, and is Ready in the end", async () => {
    const registry = await aRegistry();
    await followOperation(target, await put(registry, "eastus"));
    const words = ["Syncing", "Ready"];
    expect(words).toContain((await get(registry, "eastus")).properties.status.displayStatus);
    const ready = await readUntil(
      target,
      () => get(registry, "eastus"),
      (replica) => replica.properties.status.displayStatus === "Ready",
    );
    expect(ready.properties).toMatchObject({
      provisioningState: "Succeeded",
      status: { displayStatus: "Ready", timestamp: expect.stringMatching(WITH_Z) as string },
    });
  });

  it("makes the home replica appear, owned by the registry service's application", async () => {
    const registry = await aRegistry();
    await followOperation(target, await put(registry, "eastus"));
    const replicas = await list(registry);
    expect(replicas.map((one) => one.name).sort()).toEqual(["eastus", "westus"]);
    const home = replicas.find((one) => one.location === "westus");
    expect(home?.systemData).toMatchObject({ createdBy: REGISTRY_APPLICATION, createdByType: "Application" });
    expect(home?.properties).toMatchObject({
      provisioningState: "Succeeded",
      status: { displayStatus: "Ready" },
      regionEndpointEnabled: true,
    });
  });

  it("takes tags and a replica that is not routed to from the start", async () => {
    const registry = await aRegistry();
    const started = await put(registry, "eastus", {
      tags: { team: "maps" },
      properties: { regionEndpointEnabled: false },
    });
    expect(started.body).toMatchObject({
      tags: { team: "maps" },
      properties: { regionEndpointEnabled: false },
    });
  });

  it("takes a location with spaces and capitals and writes the short name", async () => {
    const registry = await aRegistry();
    const { body } = await put(registry, "eastus", { location: "East US" });
    expect((body as WireReplication).location).toBe("eastus");
  });

  it("takes a name that is not the region's", async () => {
    const registry = await aRegistry();
    const started = await callArm(target, "PUT", replicationPath(target, registry, "drcopy"), {
      body: { location: "eastus", properties: {} },
    });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ name: "drcopy", location: "eastus" });
  });

  it("fills both lists of host names with a region once its replica exists, home included", async () => {
    const registry = await aRegistry({
      properties: { regionalEndpoints: "Enabled", dataEndpointEnabled: true },
    });
    await followOperation(target, await put(registry, "eastus"));
    const { body } = await callArm(target, "GET", registryPath(target, registry));
    const { properties } = body as { properties: Record<string, string[]> };
    expect(properties["regionalEndpointHostNames"]?.toSorted()).toEqual([
      `${registry}.eastus.geo.azurecr.io`,
      `${registry}.westus.geo.azurecr.io`,
    ]);
    expect(properties["dataEndpointHostNames"]?.toSorted()).toEqual([
      `${registry}.eastus.data.azurecr.io`,
      `${registry}.westus.data.azurecr.io`,
    ]);
  });

  it("accepts the home region once the registry is replicated", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    expect((await put(registry, "westus")).status).toBeLessThan(300);
  });
});

describe("a creation through the SDK", () => {
  it("is started, kept as text and taken up again by another client, one request per poll", async () => {
    const registry = await aRegistry();
    const client = registryClient(target);
    const poller = client.replications.create(target.resourceGroup, registry, "eastus", {
      location: "eastus",
    });
    await poller.submitted();
    const kept = await poller.serialize();
    expect(kept).not.toMatch(/bearer/i);
    const other = registryClient(target);
    const done = await readUntil(
      target,
      async () => {
        const restored = restorePoller(other, kept, other.replications.create);
        await restored.poll();
        // Not the poller itself: awaiting one would wait for the end.
        return { isDone: restored.isDone, result: restored.result };
      },
      ({ isDone }) => isDone,
    );
    expect(done.result).toMatchObject({
      name: "eastus",
      provisioningState: "Succeeded",
      regionEndpointEnabled: true,
    });
  });
});

describe("a replica that cannot be", () => {
  it("is refused below Premium", async () => {
    const registry = await aRegistry({ sku: "Basic" });
    expectRefusal(await put(registry, "eastus"), {
      status: 400,
      code: "SkuNotSupported",
      message: "The SKU Basic is not supported.",
      envelope: "registry",
      unconfirmed: "all",
    });
  });

  it("is refused where no replicas are offered", async () => {
    const registry = await aRegistry();
    expectRefusal(await put(registry, "westindia"), {
      status: 400,
      code: "LocationNotAvailableForResourceType",
      message:
        /^The provided location 'westindia' is not available for resource type 'Microsoft\.ContainerRegistry\/registries\/replications'\. List of available regions for the resource type is '[a-z0-9,]+'\.$/,
      envelope: "arm",
    });
  });

  it("is refused without a location", async () => {
    const registry = await aRegistry();
    const answer = await callArm(target, "PUT", replicationPath(target, registry, "eastus"), {
      body: { properties: {} },
    });
    expectRefusal(answer, {
      status: 400,
      code: "LocationRequired",
      message: "The location property is required for this definition.",
      envelope: "arm",
      unconfirmed: "all",
    });
  });

  it("is refused under a registry that is not there", async () => {
    const missing = "fidelitymissing0";
    expectRefusal(await put(missing, "eastus"), {
      status: 404,
      code: "ParentResourceNotFound",
      message: `Failed to perform 'write' on resource(s) of type 'registries/replications', because the parent resource '${registryPath(target, missing)}' could not be found.`,
      envelope: "arm",
      unconfirmed: "message",
    });
  });

  it("is refused with a name of other characters or another length", async () => {
    const registry = await aRegistry();
    for (const name of ["east-us", "abcd", "a".repeat(51)]) {
      const answer = await callArm(target, "PUT", replicationPath(target, registry, name), {
        body: { location: "eastus", properties: {} },
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        error: { code: expect.stringMatching(/Invalid/), message: expect.any(String) },
      });
    }
  });

  it("cannot be changed while it is being made", async () => {
    const registry = await aRegistry();
    await put(registry, "eastus");
    const answer = await callArm(target, "PATCH", replicationPath(target, registry, "eastus"), {
      body: { tags: { early: "yes" } },
    });
    expectRefusal(answer, {
      status: 409,
      code: "Conflict",
      message: /\S/,
      envelope: "registry",
      unconfirmed: "all",
    });
  });
});
