import { restorePoller } from "@azure/arm-containerregistry";
import { describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, followOperation, readUntil, registryPath, replicationPath } from "./arm";
import { expectRefusal } from "./expect-refusal";
import { registryClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireList, WireReplication } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
const remove = (registry: string, region: string) =>
  callArm(target, "DELETE", replicationPath(target, registry, region));
const get = (registry: string, region: string) =>
  callArm(target, "GET", replicationPath(target, registry, region));
const names = async (registry: string) => {
  const { body } = await callArm(target, "GET", `${registryPath(target, registry)}/replications`);
  return (body as WireList<WireReplication>).value.map((one) => one.name);
};

describe("deleting a replica", () => {
  it("answers 202, empty, with a Location at subscription scope and nothing else", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const started = await remove(registry, "eastus");
    expect([started.status, started.text]).toEqual([202, ""]);
    expect(started.headers.get("content-length")).toBe("0");
    expect(started.headers.get("content-type")).toBeNull();
    expect(started.headers.get("azure-asyncoperation")).toBeNull();
    expect(started.headers.get("location")).toMatch(
      new RegExp(
        `^${target.origin}/subscriptions/${target.subscriptionId}/providers/Microsoft\\.ContainerRegistry/locations/eastus/operationResults/replications-[0-9a-f-]{36}\\?api-version=`,
      ),
    );
  });

  it("polls as 202 with a new Location each time, and ends as 200, empty and without one", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const started = await remove(registry, "eastus");
    const first = started.headers.get("location") ?? "";
    const running = await callArm(target, "GET", first);
    expect([running.status, running.text]).toEqual([202, ""]);
    expect(running.headers.get("location")).not.toBe(first);
    expect(running.headers.get("api-supported-versions")).toBeNull();
    const ended = await followOperation(target, started);
    expect([ended.status, ended.text]).toEqual([200, ""]);
    expect(ended.headers.get("location")).toBeNull();
  });

  it("ends with a 404 for the replica and a list without it, home still there", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    await followOperation(target, await remove(registry, "eastus"));
    expectRefusal(await get(registry, "eastus"), {
      status: 404,
      code: "ResourceNotFound",
      message: `The Resource 'Microsoft.ContainerRegistry/registries/${registry}/replications/eastus' under resource group '${target.resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      envelope: "arm",
    });
    expect(await names(registry)).toEqual(["westus"]);
  });

  it("answers 204 for a replica that is not there", async () => {
    const registry = await aRegistry();
    const { status, text } = await remove(registry, "eastus");
    expect([status, text]).toEqual([204, ""]);
  });

  it("takes the region's host names away", async () => {
    const registry = await aRegistry({ replicas: ["eastus"], properties: { dataEndpointEnabled: true } });
    await followOperation(target, await remove(registry, "eastus"));
    const { body } = await callArm(target, "GET", registryPath(target, registry));
    expect(body).toMatchObject({
      properties: { dataEndpointHostNames: [`${registry}.westus.data.azurecr.io`] },
    });
  });

  it("lets the same replica be made again afterwards", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    await followOperation(target, await remove(registry, "eastus"));
    const again = await callArm(target, "PUT", replicationPath(target, registry, "eastus"), {
      body: { location: "eastus", properties: {} },
    });
    expect(again.status).toBe(201);
    expect((await followOperation(target, again)).body).toEqual({ status: "Succeeded" });
  });

  it("is started by the SDK, kept as text and taken up again", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const client = registryClient(target);
    const poller = client.replications.delete(target.resourceGroup, registry, "eastus");
    await poller.submitted();
    let kept = await poller.serialize();
    await readUntil(
      target,
      async () => {
        const restored = restorePoller(client, kept, client.replications.delete);
        await restored.poll();
        kept = await restored.serialize();
        // Not the poller itself: awaiting one would wait for the end.
        return { isDone: restored.isDone };
      },
      ({ isDone }) => isDone,
    );
    expect((await get(registry, "eastus")).status).toBe(404);
  });
});

describe("deleting the home replica", () => {
  it("is refused while others are there", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    expectRefusal(await remove(registry, "westus"), {
      status: 409,
      code: "HomeReplicationCannotBeDeleted",
      message: /\S/,
      envelope: "registry",
      unconfirmed: "all",
    });
    expect((await names(registry)).toSorted()).toEqual(["eastus", "westus"]);
  });

  it("works once the others are gone", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    await followOperation(target, await remove(registry, "eastus"));
    const started = await remove(registry, "westus");
    expect(started.status).toBe(202);
    expect((await followOperation(target, started)).status).toBe(200);
    expect(await names(registry)).toEqual([]);
  });
});
