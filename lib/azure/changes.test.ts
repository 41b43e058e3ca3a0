import { describe, expect, it } from "vitest";
import { aCaller, aScriptedArm, REF } from "./fixtures/scripted-arm";
import { findReplica } from "./find-replica";
import { setRegionalEndpoints } from "./regional-endpoints";
import { setDataEndpoints } from "./set-data-endpoints";
import { setTier } from "./set-tier";
import { startCreateReplica } from "./start-create-replica";
import { startDeleteReplica } from "./start-delete-replica";
import { startSetGlobalEndpointRouting } from "./start-set-global-endpoint-routing";
import { anArmErrorBody, aWireRegistry, aWireReplication } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
const caller = aCaller();
const OPERATION = `/subscriptions/${REF.subscriptionId}/operationStatuses/replications-1?api-version=2025-11-01&t=1`;

const create = () =>
  startCreateReplica(caller, {
    ref: REF,
    region: "eastus",
    globalEndpointRouting: "excluded",
    tags: { team: "web" },
  });

function accepting(
  headers: (origin: string) => Record<string, string>,
  body: object | undefined,
  status = 201,
) {
  arm.script(() => ({ status, headers: headers(arm.origin()), body }));
}

describe("creating a replica", () => {
  it("sends the region, the routing and the tags, and leaves when ARM has accepted", async () => {
    accepting(
      (origin) => ({
        "azure-asyncoperation": `${origin}${OPERATION}`,
        "retry-after": "10",
        "x-ms-correlation-request-id": "c-1",
      }),
      aWireReplication("eastus", { provisioningState: "Creating", status: {} }),
    );
    const accepted = await create();
    expect(accepted).toMatchObject({ retryAfterSeconds: 10, correlationId: "c-1" });
    expect(accepted.pollerState).toContain(OPERATION);
    expect(accepted.pollerState).not.toContain("an-arm-token");
    expect(arm.seen).toHaveLength(1);
    expect(arm.seen[0]).toMatchObject({
      method: "PUT",
      body: { location: "eastus", properties: { regionEndpointEnabled: false }, tags: { team: "web" } },
    });
  });

  it("has nothing to poll when ARM is done at once", async () => {
    accepting(() => ({}), aWireReplication("eastus"), 200);
    expect((await create()).pollerState).toBeUndefined();
    expect(arm.seen).toHaveLength(1);
  });

  it("does not keep the address of an operation at another origin", async () => {
    accepting(() => ({ "azure-asyncoperation": "https://other.example/steal" }), aWireReplication("eastus"));
    expect((await create()).pollerState).toBeUndefined();
  });

  it("is accepted even when the body says nothing", async () => {
    accepting((origin) => ({ "azure-asyncoperation": `${origin}${OPERATION}` }), undefined);
    expect((await create()).pollerState).toContain(OPERATION);
  });

  it("may have happened when the answer makes no sense", async () => {
    arm.script(() => ({ status: 201, body: "<html>" }));
    await expect(create()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
    expect(arm.seen).toHaveLength(1);
  });
});

describe("deleting a replica", () => {
  const remove = () => startDeleteReplica(caller, REF, "eastus");

  it("keeps where the result will be", async () => {
    accepting((origin) => ({ location: `${origin}${OPERATION}` }), undefined, 202);
    const accepted = await remove();
    expect(accepted.wasAlreadyGone).toBe(false);
    expect(accepted.pollerState).toContain(OPERATION);
    expect(arm.seen).toMatchObject([{ method: "DELETE", body: undefined }]);
  });

  it("has nothing to poll when it is done at once", async () => {
    accepting(() => ({}), undefined, 200);
    expect(await remove()).toMatchObject({ wasAlreadyGone: false, pollerState: undefined });
  });

  it("does not keep the address of a result at another origin", async () => {
    accepting(() => ({ location: "https://other.example/steal" }), undefined, 202);
    expect(await remove()).toMatchObject({ wasAlreadyGone: false, pollerState: undefined });
  });

  it("says so when there was nothing to delete", async () => {
    accepting(() => ({}), undefined, 204);
    expect(await remove()).toMatchObject({ wasAlreadyGone: true, pollerState: undefined });
    arm.script(() => ({
      status: 404,
      headers: { "x-ms-correlation-request-id": "c-2" },
      body: anArmErrorBody("ResourceNotFound"),
    }));
    expect(await remove()).toMatchObject({ wasAlreadyGone: true, correlationId: "c-2" });
  });

  it("does not take a proxy's 404 for done", async () => {
    arm.script(() => ({ status: 404, body: "nope" }));
    await expect(remove()).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("setting global endpoint routing", () => {
  it("sends that property and no tags", async () => {
    accepting((origin) => ({ "azure-asyncoperation": `${origin}${OPERATION}` }), aWireReplication("eastus"));
    await startSetGlobalEndpointRouting(caller, REF, "eastus", "included");
    expect(arm.seen).toMatchObject([{ method: "PATCH" }]);
    expect(arm.seen[0]?.body).toEqual({ properties: { regionEndpointEnabled: true } });
  });
});

describe("a change to a registry", () => {
  it("switches data endpoints and sends nothing else", async () => {
    accepting(() => ({}), aWireRegistry(), 200);
    expect((await setDataEndpoints(caller, REF, true)).pollerState).toBeUndefined();
    expect(arm.seen[0]?.body).toEqual({ properties: { dataEndpointEnabled: true } });
  });

  it("upgrades the tier, at once or in the background", async () => {
    accepting(() => ({}), aWireRegistry(), 200);
    expect((await setTier(caller, REF, "Premium")).pollerState).toBeUndefined();
    expect(arm.seen[0]?.body).toEqual({ sku: { name: "Premium" } });
    accepting((origin) => ({ "azure-asyncoperation": `${origin}${OPERATION}` }), aWireRegistry());
    expect((await setTier(caller, REF, "Premium")).pollerState).toContain(OPERATION);
  });

  it("switches regional endpoints at the preview api-version and returns the host names", async () => {
    const properties = {
      regionalEndpoints: "Enabled",
      regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io"],
    };
    accepting(() => ({}), aWireRegistry(properties), 200);
    expect(await setRegionalEndpoints(caller, REF, "enabled")).toEqual({
      regionalEndpoints: "enabled",
      regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io"],
    });
    expect(arm.seen[0]).toMatchObject({
      method: "PATCH",
      body: { properties: { regionalEndpoints: "Enabled" } },
    });
    expect(arm.seen[0]?.url).toContain("api-version=2026-01-01-preview");
  });

  it("reads regional endpoints again when ARM goes on in the background", async () => {
    arm.script(({ method }) =>
      method === "PATCH" ? { status: 202 } : { body: aWireRegistry({ regionalEndpoints: "Disabled" }) },
    );
    expect(await setRegionalEndpoints(caller, REF, "disabled")).toMatchObject({
      regionalEndpoints: "disabled",
    });
  });

  it("may have happened when regional endpoints are answered with rubbish", async () => {
    arm.script(() => ({ body: { properties: 7 } }));
    const outcome = setRegionalEndpoints(caller, REF, "enabled");
    await expect(outcome).rejects.toMatchObject({ refusal: { kind: "malformed_answer" } });
    await expect(outcome).rejects.toThrow("may still have happened");
  });
});

describe("a change that a lock refuses", () => {
  const GROUP = `/subscriptions/${REF.subscriptionId}/resourceGroups/apps`;
  const locked = {
    status: 409,
    headers: { "x-ms-correlation-request-id": "c-3" },
    body: anArmErrorBody(
      "ScopeLocked",
      `The scope 'x' cannot perform write operation because following scope(s) are locked: '${GROUP.toUpperCase()}'. Please remove the lock and try again.`,
    ),
  };
  const lock = (scope: string, name: string) => ({
    id: `${scope}/providers/Microsoft.Authorization/locks/${name}`,
    name,
    properties: { level: "ReadOnly" },
  });
  const changes = {
    create,
    remove: () => startDeleteReplica(caller, REF, "eastus"),
    route: () => startSetGlobalEndpointRouting(caller, REF, "eastus", "included"),
    dataEndpoints: () => setDataEndpoints(caller, REF, true),
    tier: () => setTier(caller, REF, "Premium"),
    regionalEndpoints: () => setRegionalEndpoints(caller, REF, "enabled"),
  };

  it.each(Object.entries(changes))("names the lock: %s", async (_name, change) => {
    arm.script(({ method }) =>
      method === "GET"
        ? { body: { value: [lock(GROUP, "keep"), lock(`/subscriptions/${REF.subscriptionId}`, "other")] } }
        : locked,
    );
    await expect(change()).rejects.toMatchObject({
      code: "conflict",
      refusal: { kind: "locked", lockNames: ["keep"] },
      correlationId: "c-3",
    });
    await expect(change()).rejects.toThrow("The lock “keep” on the resource group APPS");
  });

  it("still says where the lock is for a person who may not read locks", async () => {
    arm.script(({ method }) => (method === "GET" ? { status: 403, body: anArmErrorBody("No") } : locked));
    await expect(create()).rejects.toMatchObject({ refusal: { kind: "locked", lockNames: [] } });
  });
});

describe("a name that is none", () => {
  it.each(["..", ".", "", "a/b", "east us", "eastus?x", "%2e%2e", "x".repeat(51)])(
    "never becomes part of an address: %j",
    async (name) => {
      const calls = [
        () => findReplica(caller, REF, name, "westus"),
        () => startDeleteReplica(caller, REF, name),
        () => startSetGlobalEndpointRouting(caller, REF, name, "included"),
        () =>
          startCreateReplica(caller, { ref: REF, region: name, globalEndpointRouting: "included", tags: {} }),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "invalid_input" });
      expect(arm.seen).toHaveLength(0);
    },
  );
});
