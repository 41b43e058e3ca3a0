import { describe, expect, it } from "vitest";
import { aCaller, aScriptedArm, REF } from "./fixtures/scripted-arm";
import { findReplica } from "./find-replica";
import { getRegistry } from "./get-registry";
import { anArmErrorBody, aWireRegistry, aWireReplication } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
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
