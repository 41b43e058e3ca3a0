import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import { findReplica } from "@/lib/azure/find-replica";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { findOpenOperation, listOpenOperations, settleOperation } from "@/lib/operations/store";
import { formatRegistryId, type RegistryRef } from "@/lib/resource-id/resource-id";
import { addReplicas } from "./add-replicas";
import { deleteReplica } from "./delete-replica";
import { setGlobalEndpointRouting } from "./set-global-endpoint-routing";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

function adding(person: string, ref: RegistryRef, ...regions: string[]) {
  const input = {
    reason: "CHG-1042",
    registryId: formatRegistryId(ref),
    regions,
    globalEndpointRouting: "excluded" as const,
    tags: { team: "platform" },
  };
  return addReplicas({ caller: arm.caller(person), input });
}

function deleting(person: string, replicaName: string, confirmation: string, ref = contoso) {
  const input = { registryId: formatRegistryId(ref), replicaName, confirmation, reason: "CHG-1043" };
  return deleteReplica({ caller: arm.caller(person), input });
}

function routing(
  person: string,
  replicaName: string,
  globalEndpointRouting: "included" | "excluded",
  ref = contoso,
) {
  const reason = "CHG-1044";
  const input = { registryId: formatRegistryId(ref), replicaName, globalEndpointRouting, reason };
  return setGlobalEndpointRouting({ caller: arm.caller(person), input });
}

const replicaOf = (name: string, ref = contoso) => findReplica(arm.caller("owner"), ref, name, "westus");

describe("adding replicas", () => {
  it("is one plan in the trail, with the reason: what was refused and how it ended included", async () => {
    await adding("owner", contoso, "japaneast", "eastus", "uksouth");
    await adding("owner", contoso, "brazilsouth");
    const [first] = await listOpenOperations(db);
    await settleOperation(db, first?.operationId ?? "", "succeeded", {});
    const rows = await auditRows(db);
    const planOf = (row: (typeof rows)[number]) => [
      row.subject,
      row.outcome,
      row.plan_id === rows[0]?.plan_id,
    ];
    expect(rows.map(planOf)).toEqual([
      ["japaneast", "requested", true],
      ["eastus", "refused", true],
      ["uksouth", "requested", true],
      ["brazilsouth", "requested", false],
      ["japaneast", "succeeded", true],
    ]);
    expect(new Set(rows.map((row) => row.reason))).toEqual(new Set(["CHG-1042"]));
    expect(rows[0]?.plan_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("starts one in each region with the settings asked for and leaves them to the watcher", async () => {
    const added = await adding("owner", contoso, "japaneast", "uksouth");
    expect(added.refused).toEqual([]);
    expect(added.started.map(({ region, isNew }) => [region, isNew])).toEqual([
      ["japaneast", true],
      ["uksouth", true],
    ]);
    expect(await replicaOf("japaneast")).toMatchObject({
      provisioningState: "Creating",
      globalEndpointRouting: "excluded",
      tags: { team: "platform" },
    });
    expect(await listOpenOperations(db)).toHaveLength(2);
    expect(await auditTrail(db)).toEqual([
      "replica.create requested japaneast",
      "replica.create requested uksouth",
    ]);
  });

  it("joins the operation that runs when it is pressed twice", async () => {
    const first = await adding("owner", contoso, "japaneast");
    const second = await adding("owner", contoso, "japaneast");
    expect(second.started).toEqual([{ ...first.started[0], isNew: false }]);
    expect(await auditTrail(db)).toHaveLength(1);
  });

  it("tells whoever comes second whose request goes on, and that theirs was not sent", async () => {
    const [first] = (await adding("owner", contoso, "japaneast")).started;
    const [second] = (await adding("group", contoso, "japaneast")).started;
    const operation = await findOpenOperation(db, formatRegistryId(contoso), "japaneast");
    expect(second).toEqual({
      region: "japaneast",
      operationId: first?.operationId,
      isNew: false,
      otherRequest: { requestedBy: arm.caller("owner").displayName, requestedAt: operation?.requestedAt },
    });
    expect(await auditTrail(db)).toHaveLength(1);
  });

  it("tells the same person only when the second request is another one", async () => {
    const again = async (change: { tags?: Record<string, string>; isRouted?: boolean }) => {
      const { started } = await addReplicas({
        caller: arm.caller("owner"),
        input: {
          registryId: formatRegistryId(contoso),
          regions: ["japaneast"],
          globalEndpointRouting: change.isRouted ? "included" : "excluded",
          tags: change.tags ?? { team: "platform" },
        },
      });
      return started[0]?.otherRequest !== undefined;
    };
    await adding("owner", contoso, "japaneast");
    expect(await again({})).toBe(false);
    expect(await again({ tags: { team: "shipping" } })).toBe(true);
    expect(await again({ isRouted: true })).toBe(true);
  });

  it("starts what it can and tells of each region that Azure refuses", async () => {
    const policy = contosoRef("contosopolicy", "rg-teams");
    const added = await adding("owner", policy, "japaneast", "francecentral");
    expect(added.started.map(({ region }) => region)).toEqual(["francecentral"]);
    expect(added.refused).toEqual([
      expect.objectContaining({
        region: "japaneast",
        code: "forbidden",
        correlationId: expect.any(String) as string,
      }),
    ]);
    expect(await auditTrail(db)).toEqual([
      "replica.create requested japaneast",
      "replica.create failed japaneast",
      "replica.create requested francecentral",
    ]);
  });

  it.each([
    ["a registry that is not Premium", "contosodev", "rg-teams", "westus2", "not_premium"],
    ["a region that offers none", "contoso", "rg-platform", "jioindiawest", "region_not_offered"],
    ["a region that has one", "contoso", "rg-platform", "eastus", "already_there"],
    ["the home region", "contoso", "rg-platform", "westus", "already_there"],
  ])("is refused for %s before Azure is asked, and recorded", async (_, name, group, region, kind) => {
    await expect(adding("owner", contosoRef(name, group), region)).rejects.toMatchObject({
      refusal: { kind },
    });
    expect(await auditTrail(db)).toEqual([`replica.create refused ${region}`]);
  });

  it("is refused by Azure for someone who may only read, with the action and the scope", async () => {
    await expect(adding("reader", contoso, "japaneast")).rejects.toMatchObject({
      code: "forbidden",
      refusal: { kind: "missing_right", action: "Microsoft.ContainerRegistry/registries/replications/write" },
    });
    expect(await listOpenOperations(db)).toEqual([]);
    expect(await auditTrail(db)).toEqual([
      "replica.create requested japaneast",
      "replica.create failed japaneast",
    ]);
  });
});

describe("deleting a replica", () => {
  it("starts once its region's name was typed", async () => {
    expect(await deleting("owner", "eastus", "East US")).toMatchObject({ isNew: true });
    expect(await deleting("owner", "eastus", "East US")).toMatchObject({ isNew: false });
    expect(await auditTrail(db)).toEqual(["replica.delete requested eastus"]);
  });

  it.each([
    ["the name was not typed", "eastus", "East", "not_confirmed"],
    ["it is the home replica", "westus", "West US", "home_replica"],
    ["it is not there", "japaneast", "Japan East", "gone"],
  ])("is refused when %s, and recorded", async (_, name, typed, kind) => {
    await expect(deleting("owner", name, typed)).rejects.toMatchObject({ refusal: { kind } });
    expect(await auditTrail(db)).toEqual([`replica.delete refused ${name}`]);
  });

  it("is refused by Azure for a reader, and where a lock holds, naming the lock", async () => {
    await expect(deleting("reader", "eastus", "East US")).rejects.toMatchObject({ code: "forbidden" });
    const locked = contosoRef("contosolocked");
    await expect(deleting("owner", "eastus", "East US", locked)).rejects.toMatchObject({
      refusal: { kind: "locked", lockNames: [expect.any(String)] },
    });
    expect(await listOpenOperations(db)).toEqual([]);
  });
});

describe("global endpoint routing", () => {
  it("is changed with the tags left alone, and the opposite change has to wait", async () => {
    expect(await routing("owner", "eastus", "excluded")).toMatchObject({ isNew: true });
    expect(await replicaOf("eastus")).toMatchObject({ globalEndpointRouting: "excluded" });
    await expect(routing("owner", "eastus", "included")).rejects.toMatchObject({
      refusal: { kind: "already_running" },
    });
  });

  it("refuses to leave no routed replica, and records it", async () => {
    for (const name of ["eastus", "canadacentral", "westeurope"]) {
      await routing("owner", name, "excluded");
      await arm.letPass(60);
    }
    await expect(routing("owner", "westus", "excluded")).rejects.toMatchObject({
      refusal: { kind: "last_routed_replica" },
    });
    expect((await auditTrail(db)).at(-1)).toBe("replica.set-global-endpoint-routing refused westus");
    expect(await replicaOf("westus")).toMatchObject({ globalEndpointRouting: "included" });
  });

  it("is refused by Azure for a reader, and for a replica that is gone", async () => {
    await expect(routing("reader", "eastus", "excluded")).rejects.toMatchObject({ code: "forbidden" });
    await expect(routing("owner", "uksouth", "excluded")).rejects.toMatchObject({
      refusal: { kind: "gone" },
    });
  });
});

it("a deletion and a change of routing keep the reason in the trail, also when they are refused", async () => {
  await deleting("owner", "canadacentral", "Canada Central");
  await routing("owner", "eastus", "excluded");
  await expect(deleting("owner", "eastus", "something else")).rejects.toThrow();
  const rows = await auditRows(db);
  expect(rows.map(({ action, outcome, reason }) => [action, outcome, reason])).toEqual([
    ["replica.delete", "requested", "CHG-1043"],
    ["replica.set-global-endpoint-routing", "requested", "CHG-1044"],
    ["replica.delete", "refused", "CHG-1043"],
  ]);
});
