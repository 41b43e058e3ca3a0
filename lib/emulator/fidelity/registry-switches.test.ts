import { beforeAll, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, registryPath, STABLE } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { registryClient, restClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireRegistry } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
let premium = "";
let basic = "";

beforeAll(async () => {
  premium = await aRegistry();
  basic = await aRegistry({ sku: "Basic" });
});

const patch = (name: string, body: unknown, apiVersion?: string) =>
  callArm(target, "PATCH", registryPath(target, name), {
    body,
    ...(apiVersion !== undefined && { apiVersion }),
  });
const properties = (answer: { body: unknown }) => (answer.body as WireRegistry).properties;

describe("regional endpoints", () => {
  it("are switched on and off at once, each time with the host names of every region", async () => {
    const on = await patch(premium, { properties: { regionalEndpoints: "Enabled" } });
    expect(on.status).toBe(200);
    expect(on.headers.get("azure-asyncoperation")).toBeNull();
    expect(on.headers.get("location")).toBeNull();
    expect(properties(on)).toMatchObject({
      provisioningState: "Succeeded",
      regionalEndpoints: "Enabled",
      regionalEndpointHostNames: [`${premium}.westus.geo.azurecr.io`],
    });
    const off = await patch(premium, { properties: { regionalEndpoints: "Disabled" } });
    expect(off.status).toBe(200);
    expect(properties(off)).toMatchObject({ regionalEndpoints: "Disabled", regionalEndpointHostNames: [] });
  });

  it("are switched through the pipeline of the SDK's REST client, which drops nothing", async () => {
    const path = restClient(target).pathUnchecked(
      "/subscriptions/{subscriptionId}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{name}",
      target.subscriptionId,
      target.resourceGroup,
      premium,
    );
    const on = await path.patch({
      queryParameters: { "api-version": "2026-01-01-preview" },
      contentType: "application/json",
      body: { properties: { regionalEndpoints: "Enabled" } },
    });
    expect(on.status).toBe("200");
    const read = await path.get({ queryParameters: { "api-version": "2026-01-01-preview" } });
    expect((read.body as WireRegistry).properties["regionalEndpoints"]).toBe("Enabled");
    await patch(premium, { properties: { regionalEndpoints: "Disabled" } });
  });

  it("are refused below Premium", async () => {
    expectRefusal(await patch(basic, { properties: { regionalEndpoints: "Enabled" } }), {
      status: 400,
      code: "BadRequest",
      message: /not supported for SKU/,
      envelope: "registry",
      unconfirmed: "all",
    });
  });

  emulatorOnly("stay as they are when an api-version from before them is used", async () => {
    const answer = await patch(premium, { properties: { regionalEndpoints: "Enabled" } }, STABLE);
    expect(answer.status).toBe(200);
    const read = await callArm(target, "GET", registryPath(target, premium));
    expect(properties(read)["regionalEndpoints"]).toBe("Disabled");
  });

  it("take the two words of their set and nothing else", async () => {
    expectRefusal(await patch(premium, { properties: { regionalEndpoints: "On" } }), {
      status: 400,
      code: "BadRequest",
      message: /\S/,
      envelope: "registry",
      unconfirmed: "all",
    });
  });
});

describe("data endpoints", () => {
  it("are switched through the SDK, with the host names of every region", async () => {
    const { registries } = registryClient(target);
    const on = await registries.update(target.resourceGroup, premium, { dataEndpointEnabled: true });
    expect(on.dataEndpointEnabled).toBe(true);
    expect(on.dataEndpointHostNames).toEqual([`${premium}.westus.data.azurecr.io`]);
    const off = await registries.update(target.resourceGroup, premium, { dataEndpointEnabled: false });
    expect(off.dataEndpointHostNames).toEqual([]);
  });

  it("are refused below Premium", async () => {
    expectRefusal(await patch(basic, { properties: { dataEndpointEnabled: true } }), {
      status: 400,
      code: "BadRequest",
      message: /not supported for SKU/,
      envelope: "registry",
      unconfirmed: "all",
    });
  });

  it("come before dual stack", async () => {
    const dualStack = { endpointProtocol: "IPv4AndIPv6" };
    expectRefusal(await patch(premium, { properties: dualStack }), {
      status: 400,
      code: "BadRequest",
      message: "The requested feature dual stack endpoints is not supported without data endpoint enabled.",
      envelope: "registry",
    });
    const both = await patch(premium, { properties: { ...dualStack, dataEndpointEnabled: true } });
    expect(both.status).toBe(200);
    expect(properties(both)).toMatchObject(dualStack);
    await patch(premium, { properties: { endpointProtocol: "IPv4", dataEndpointEnabled: false } });
  });

  emulatorOnly("cannot be switched off while there are private endpoints", async () => {
    expectRefusal(await patch("contosoprivate", { properties: { dataEndpointEnabled: false } }), {
      status: 400,
      code: "BadRequest",
      message: /private endpoint/,
      envelope: "registry",
    });
  });
});

describe("the tier", () => {
  it("goes up to Premium without an operation or with one, and then takes replicas", async () => {
    const name = await aRegistry({ sku: "Basic" });
    const { registries } = registryClient(target);
    const changed = await registries.update(target.resourceGroup, name, { sku: { name: "Premium" } });
    expect(changed.sku).toEqual({ name: "Premium", tier: "Premium" });
    const replica = await callArm(target, "PUT", `${registryPath(target, name)}/replications/eastus`, {
      body: { location: "eastus", properties: {} },
    });
    expect(replica.status).toBe(201);
  });

  it("cannot go down while there are replicas", async () => {
    const name = await aRegistry({ replicas: ["eastus"] });
    expectRefusal(await patch(name, { sku: { name: "Standard" } }), {
      status: 409,
      code: "Conflict",
      message: /replication/,
      envelope: "registry",
      unconfirmed: "all",
    });
  });
});

describe("what needs another tier", () => {
  it("names anonymous pull on Basic", async () => {
    expectRefusal(await patch(basic, { properties: { anonymousPullEnabled: true } }), {
      status: 400,
      code: "BadRequest",
      message:
        "Anonymous pull is not supported for SKU Managed_Basic. For more information on SKU tiers, please visit https://aka.ms/acr/tiers.",
      envelope: "registry",
    });
  });

  it("names the quarantine policy on Basic", async () => {
    const answer = await patch(basic, {
      properties: { policies: { quarantinePolicy: { status: "enabled" } } },
    });
    expectRefusal(answer, {
      status: 400,
      code: "SkuNotSupported",
      message: "The SKU Basic is not supported.",
      envelope: "registry",
      unconfirmed: "status",
    });
  });

  emulatorOnly("is not implemented for the policies of Premium", async () => {
    const answer = await patch(premium, {
      properties: { policies: { quarantinePolicy: { status: "enabled" } } },
    });
    expect(answer.status).toBe(501);
  });

  it("names public access that is switched off on Basic", async () => {
    expectRefusal(await patch(basic, { properties: { publicNetworkAccess: "Disabled" } }), {
      status: 400,
      code: "DisablingPublicNetworkAccessNotSupported",
      message:
        "Disabling public network access is not supported for the SKU Basic. For more information, please visit https://aka.ms/acr/private-link.",
      envelope: "registry",
      unconfirmed: "status",
    });
  });
});

describe("a change of a registry", () => {
  it("moves lastModifiedAt, and lets creation times be", async () => {
    const before = (await callArm(target, "GET", registryPath(target, premium))).body as WireRegistry;
    const after = (await patch(premium, { tags: { team: "maps" } })).body as WireRegistry;
    expect(after.systemData.createdAt).toBe(before.systemData.createdAt);
    expect(after.systemData.lastModifiedAt > before.systemData.lastModifiedAt).toBe(true);
    expect(after).toMatchObject({ tags: { team: "maps" } });
  });

  it("replaces the tags as a whole", async () => {
    const { body } = await patch(premium, { tags: { other: "one" } });
    expect((body as { tags: unknown }).tags).toEqual({ other: "one" });
  });
});
