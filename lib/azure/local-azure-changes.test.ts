import { describe, expect, it } from "vitest";
import { startEmulator } from "@/lib/emulator/server";
import { findReplica } from "./find-replica";
import { aLocalArm, contosoRef } from "./fixtures/local-arm";
import { getRegistry } from "./get-registry";
import type { AcceptedOperation, OperationPoll } from "./model";
import { type OperationToPoll, pollOperation } from "./poll-operation";
import { setRegionalEndpoints } from "./regional-endpoints";
import { setDataEndpoints } from "./set-data-endpoints";
import { setTier } from "./set-tier";
import { startCreateReplica } from "./start-create-replica";
import { startDeleteReplica } from "./start-delete-replica";
import { startSetGlobalEndpointRouting } from "./start-set-global-endpoint-routing";

const arm = aLocalArm(() => startEmulator());
const owner = arm.caller("owner");
const contoso = contosoRef("contoso");
const create = (region: string, ref = contoso, caller = owner) =>
  startCreateReplica(caller, { ref, region, globalEndpointRouting: "included", tags: { team: "web" } });

function poll(
  kind: OperationToPoll["kind"],
  replicaName: string,
  { pollerState }: Pick<AcceptedOperation, "pollerState">,
  caller = owner,
): Promise<OperationPoll> {
  if (pollerState === undefined) throw new Error("ARM gave nothing to poll.");
  return pollOperation(caller, { ref: contoso, kind, replicaName, pollerState });
}

describe("changing the local Azure", () => {
  it("creates a replica: accepted at once, running, done", async () => {
    const accepted = await create("japaneast");
    expect(accepted.retryAfterSeconds).toBe(10);
    expect(accepted.correlationId).toBeDefined();
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toMatchObject({
      provisioningState: "Creating",
      syncStatus: { displayStatus: undefined },
      tags: { team: "web" },
    });
    expect(await poll("replica.create", "japaneast", accepted)).toMatchObject({ status: "running" });
    await arm.letPass(600);
    expect(await poll("replica.create", "japaneast", accepted)).toEqual({ status: "succeeded" });
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toMatchObject({
      provisioningState: "Succeeded",
    });
  });

  it("takes a replica out of routing and leaves its tags alone", async () => {
    const created = await create("japaneast");
    await arm.letPass(600);
    expect(await poll("replica.create", "japaneast", created)).toEqual({ status: "succeeded" });
    const accepted = await startSetGlobalEndpointRouting(owner, contoso, "japaneast", "excluded");
    await arm.letPass(60);
    expect(await poll("replica.set-global-endpoint-routing", "japaneast", accepted)).toEqual({
      status: "succeeded",
    });
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toMatchObject({
      globalEndpointRouting: "excluded",
      tags: { team: "web" },
    });
  });

  it("deletes a replica, and says when there is nothing to delete", async () => {
    const accepted = await startDeleteReplica(owner, contoso, "eastus");
    expect(accepted.wasAlreadyGone).toBe(false);
    const first = await poll("replica.delete", "eastus", accepted);
    if (first.status !== "running") throw new Error(first.status);
    await arm.letPass(600);
    expect(await poll("replica.delete", "eastus", first)).toEqual({ status: "succeeded" });
    expect(await findReplica(owner, contoso, "eastus", "westus")).toBeUndefined();
    expect(await startDeleteReplica(owner, contoso, "eastus")).toMatchObject({ wasAlreadyGone: true });
  });

  it("cannot tell how a delete goes for someone with rights on the group alone, and it goes on", async () => {
    const group = arm.caller("group");
    const accepted = await startDeleteReplica(group, contoso, "eastus");
    expect(await poll("replica.delete", "eastus", accepted, group)).toMatchObject({ status: "cannot_tell" });
    await arm.letPass(600);
    expect(await findReplica(group, contoso, "eastus", "westus")).toBeUndefined();
  });

  it("cannot tell from a delete poll that is forbidden", async () => {
    await arm.fault("*", "**", { type: "delete-poll-forbidden" });
    const accepted = await startDeleteReplica(owner, contoso, "eastus");
    expect(await poll("replica.delete", "eastus", accepted)).toMatchObject({ status: "cannot_tell" });
  });

  it("keeps the reason of an operation that fails", async () => {
    await arm.fault("PUT", "**/replications/*", {
      type: "operation-fails",
      code: "ReplicationFailed",
      message: "The subnet has no free address.",
    });
    const accepted = await create("japaneast");
    await arm.letPass(600);
    expect(await poll("replica.create", "japaneast", accepted)).toEqual({
      status: "failed",
      azureCode: "ReplicationFailed",
      message: "Creating the replica japaneast failed: “The subnet has no free address.”",
    });
  });

  it("leaves open what happened when the answer to a change is lost", async () => {
    await arm.fault("PUT", "**/replications/*", { type: "reset", when: "after" });
    await expect(create("japaneast")).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "timed_out" },
    });
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toBeDefined();
  });

  it("switches regional and data endpoints and reads their host names", async () => {
    const { regionalEndpointHostNames } = await setRegionalEndpoints(owner, contoso, "enabled");
    expect(regionalEndpointHostNames).toContain("contoso.westus.geo.azurecr.io");
    await setDataEndpoints(owner, contoso, true);
    const registry = await getRegistry(owner, contoso);
    expect(registry).toMatchObject({ regionalEndpoints: "enabled", dataEndpointEnabled: true });
    expect(registry.dataEndpointHostNames).toContain("contoso.westus.data.azurecr.io");
  });

  it("upgrades a registry to Premium", async () => {
    const ref = contosoRef("contosodev", "rg-teams");
    await setTier(owner, ref, "Premium");
    await arm.letPass(600);
    expect(await getRegistry(owner, ref)).toMatchObject({ tier: "Premium", provisioningState: "Succeeded" });
  });
});

describe("the local Azure refuses", () => {
  it("a replica of a registry that is not Premium", async () => {
    await expect(create("westus", contosoRef("contosodev", "rg-teams"))).rejects.toMatchObject({
      code: "conflict",
      refusal: { kind: "not_premium", tier: "Basic" },
    });
  });

  it("regional endpoints of a registry that is not Premium", async () => {
    await expect(
      setRegionalEndpoints(owner, contosoRef("contosodev", "rg-teams"), "enabled"),
    ).rejects.toMatchObject({ refusal: { kind: "not_premium", tier: "Basic" } });
  });

  it("a region that is none", async () => {
    await expect(create("atlantis")).rejects.toMatchObject({
      code: "invalid_input",
      refusal: { kind: "region_not_offered", region: "atlantis" },
    });
  });

  it("to delete under a lock, and the lock is named", async () => {
    const ref = contosoRef("contosolocked");
    const outcome = startDeleteReplica(owner, ref, "eastus");
    await expect(outcome).rejects.toMatchObject({ code: "conflict", refusal: { kind: "locked" } });
    await expect(outcome).rejects.toThrow(/The lock “.+” on the registry contosolocked/);
  });

  it("a region that a policy denies, and the policy is named", async () => {
    const outcome = create("japaneast", contosoRef("contosopolicy", "rg-teams"));
    await expect(outcome).rejects.toMatchObject({ code: "forbidden", refusal: { kind: "policy" } });
    await expect(outcome).rejects.toThrow(/The Azure Policy assignment “.+” forbids/);
  });

  it("a change by a reader, and the missing right is named", async () => {
    await expect(create("japaneast", contoso, arm.caller("reader"))).rejects.toMatchObject({
      code: "forbidden",
      refusal: {
        kind: "missing_right",
        action: "Microsoft.ContainerRegistry/registries/replications/write",
        scope: expect.stringMatching(/\/replications\/japaneast$/) as unknown,
      },
    });
  });

  it("to delete the home replica while others exist", async () => {
    await expect(startDeleteReplica(owner, contoso, "westus")).rejects.toMatchObject({
      code: "conflict",
      refusal: { kind: "home_replica" },
    });
  });

  it.each([
    [
      { status: 409, code: "Conflict" },
      { code: "conflict", refusal: { kind: "busy" } },
    ],
    [
      { status: 429, retryAfterSeconds: 30 },
      { code: "throttled", refusal: { kind: "throttled" } },
    ],
    [{ status: 500 }, { code: "unavailable", refusal: { kind: "azure_failed", status: 500 } }],
    [
      { status: 409, code: "ReadOnlyDisabledSubscription", message: "No." },
      { refusal: { kind: "azure_said" } },
    ],
  ])("a change once, and it is not sent again: %j", async (fault, expected) => {
    await arm.fault("PUT", "**/replications/japaneast", { type: "status", ...fault });
    await expect(create("japaneast")).rejects.toMatchObject(expected);
    expect(await findReplica(owner, contoso, "japaneast", "westus")).toBeUndefined();
  });
});
