import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { getRegistry } from "@/lib/azure/get-registry";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { setDataEndpoints } from "./set-data-endpoints";
import { setRegionalEndpoints } from "./set-regional-endpoints";
import { upgradeTier } from "./upgrade-tier";

const arm = aLocalArm(() => startEmulator());
const contoso = contosoRef("contoso");
const basic = contosoRef("contosodev", "rg-teams");

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const as = (person: string) => arm.caller(person);

describe("regional endpoints", () => {
  it("give every replica a host name, and take them all away again", async () => {
    const registryId = formatRegistryId(contoso);
    const on = await setRegionalEndpoints({
      caller: as("owner"),
      input: { registryId, regionalEndpoints: "enabled" },
    });
    expect([...on.hostNames].sort()).toEqual([
      "contoso.canadacentral.geo.azurecr.io",
      "contoso.eastus.geo.azurecr.io",
      "contoso.westeurope.geo.azurecr.io",
      "contoso.westus.geo.azurecr.io",
    ]);
    const off = await setRegionalEndpoints({
      caller: as("owner"),
      input: { registryId, regionalEndpoints: "disabled" },
    });
    expect(off.hostNames).toEqual([]);
    expect(await auditTrail(db)).toEqual([
      "registry.set-regional-endpoints requested enabled",
      "registry.set-regional-endpoints succeeded enabled",
      "registry.set-regional-endpoints requested disabled",
      "registry.set-regional-endpoints succeeded disabled",
    ]);
  });

  it("are refused below Premium by us, and for a reader by Azure", async () => {
    const below = { registryId: formatRegistryId(basic), regionalEndpoints: "enabled" } as const;
    await expect(setRegionalEndpoints({ caller: as("owner"), input: below })).rejects.toMatchObject({
      refusal: { kind: "not_premium" },
    });
    const input = { registryId: formatRegistryId(contoso), regionalEndpoints: "enabled" } as const;
    await expect(setRegionalEndpoints({ caller: as("reader"), input })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await auditTrail(db)).toEqual([
      "registry.set-regional-endpoints refused enabled",
      "registry.set-regional-endpoints requested enabled",
      "registry.set-regional-endpoints failed enabled",
    ]);
  });
});

describe("dedicated data endpoints", () => {
  it("are switched on for all replicas", async () => {
    const input = { registryId: formatRegistryId(contoso), dataEndpointEnabled: true };
    await setDataEndpoints({ caller: as("owner"), input });
    const registry = await getRegistry(as("owner"), contoso);
    expect(registry.dataEndpointHostNames).toContain("contoso.westeurope.data.azurecr.io");
  });

  it("cannot be switched off while there is a private endpoint, nor on below Premium", async () => {
    const locked = { registryId: formatRegistryId(contosoRef("contosoprivate")), dataEndpointEnabled: false };
    await expect(setDataEndpoints({ caller: as("owner"), input: locked })).rejects.toMatchObject({
      refusal: { kind: "data_endpoints_locked_on" },
    });
    const below = { registryId: formatRegistryId(basic), dataEndpointEnabled: true };
    await expect(setDataEndpoints({ caller: as("owner"), input: below })).rejects.toMatchObject({
      refusal: { kind: "not_premium" },
    });
    expect(await auditTrail(db)).toEqual([
      "registry.set-data-endpoints refused disabled",
      "registry.set-data-endpoints refused enabled",
    ]);
  });
});

describe("upgrading the tier", () => {
  it("makes a registry Premium, once", async () => {
    const input = { registryId: formatRegistryId(basic) };
    await upgradeTier({ caller: as("owner"), input });
    expect(await getRegistry(as("owner"), basic)).toMatchObject({ tier: "Premium" });
    await expect(upgradeTier({ caller: as("owner"), input })).rejects.toMatchObject({
      refusal: { kind: "already_premium" },
    });
    expect(await auditTrail(db)).toEqual([
      "registry.upgrade-tier requested Premium",
      "registry.upgrade-tier succeeded Premium",
      "registry.upgrade-tier refused Premium",
    ]);
  });

  it("is refused by Azure for a reader", async () => {
    const input = { registryId: formatRegistryId(basic) };
    await expect(upgradeTier({ caller: as("reader"), input })).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("each change of a registry keeps the reason in the trail", async () => {
  const about = { registryId: formatRegistryId(contoso), reason: "CHG-1042" };
  const caller = as("owner");
  await setRegionalEndpoints({ caller, input: { ...about, regionalEndpoints: "enabled" } });
  await setDataEndpoints({ caller, input: { ...about, dataEndpointEnabled: true } });
  await upgradeTier({ caller, input: { ...about, registryId: formatRegistryId(basic) } });
  const rows = await auditRows(db);
  expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual(
    Array.from({ length: 3 }, () => [
      ["requested", "CHG-1042"],
      ["succeeded", "CHG-1042"],
    ]).flat(),
  );
});
