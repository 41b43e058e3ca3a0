import { beforeAll, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, followOperation, readUntil, replicationPath } from "./arm";
import { expectRefusal } from "./expect-refusal";
import { registryClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireReplication } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
let registry = "";

beforeAll(async () => {
  registry = await aRegistry({ replicas: ["eastus"] });
  await readUntil(target, get, (replica) => replica.properties.status.displayStatus === "Ready");
});

const get = async () =>
  (await callArm(target, "GET", replicationPath(target, registry, "eastus"))).body as WireReplication;
const patch = (body: unknown, region = "eastus") =>
  callArm(target, "PATCH", replicationPath(target, registry, region), { body });

describe("taking a replica out of global routing", () => {
  it("answers 201 and an operation, with the new value and the old status time visible at once", async () => {
    const before = await get();
    const started = await patch({ properties: { regionEndpointEnabled: false } });
    expect(started.status).toBe(201);
    expect(started.headers.get("location")).toBeNull();
    expect(started.headers.get("azure-asyncoperation")).toMatch(
      /\/operationStatuses\/replications-[0-9a-f-]{36}\?/,
    );
    expect((started.body as WireReplication).properties).toMatchObject({
      provisioningState: "Updating",
      regionEndpointEnabled: false,
      status: { displayStatus: "Ready", timestamp: before.properties.status.timestamp },
    });
    const ended = await followOperation(target, started);
    expect(ended.text).toBe('{"status":"Succeeded"}');
    const after = await get();
    expect(after.properties).toMatchObject({
      provisioningState: "Succeeded",
      regionEndpointEnabled: false,
      status: { displayStatus: "Ready" },
    });
    expect(after.properties.status.timestamp > before.properties.status.timestamp).toBe(true);
    await followOperation(target, await patch({ properties: { regionEndpointEnabled: true } }));
  });

  it("can be done to the home replica as well", async () => {
    const started = await patch({ properties: { regionEndpointEnabled: false } }, "westus");
    expect(started.status).toBe(201);
    await followOperation(target, started);
    await followOperation(target, await patch({ properties: { regionEndpointEnabled: true } }, "westus"));
  });

  it("is done by the SDK, which leaves the tags alone", async () => {
    await followOperation(target, await patch({ tags: { team: "maps" } }));
    const { replications } = registryClient(target);
    const poller = replications.update(target.resourceGroup, registry, "eastus", {
      regionEndpointEnabled: false,
    });
    await poller.submitted();
    const done = await readUntil(
      target,
      async () => {
        await poller.poll();
        // Not the poller itself: awaiting one would wait for the end.
        return { isDone: poller.isDone, result: poller.result };
      },
      ({ isDone }) => isDone,
    );
    expect(done.result).toMatchObject({ regionEndpointEnabled: false, tags: { team: "maps" } });
    await followOperation(target, await patch({ properties: { regionEndpointEnabled: true } }));
  });
});

describe("the tags of a replica", () => {
  it("are replaced as a whole", async () => {
    await followOperation(target, await patch({ tags: { one: "1", two: "2" } }));
    await followOperation(target, await patch({ tags: { two: "3" } }));
    expect((await get()).tags).toEqual({ two: "3" });
  });
});

describe("a change of a replica that cannot be", () => {
  it("is refused when the replica is not there", async () => {
    expectRefusal(await patch({ tags: {} }, "northeurope"), {
      status: 404,
      code: "ResourceNotFound",
      message: `The Resource 'Microsoft.ContainerRegistry/registries/${registry}/replications/northeurope' under resource group '${target.resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      envelope: "arm",
    });
  });

  it("is refused when the switch is not a boolean", async () => {
    const answer = await patch({ properties: { regionEndpointEnabled: "yes" } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});
