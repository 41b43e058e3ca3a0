import { describe, expect, it } from "vitest";
import { filterRegistries } from "./filter-registries";
import type { RegistryRow } from "./model";
import { RegistryListQuery } from "./schema";

function aRow(name: string, part: Partial<RegistryRow> = {}): RegistryRow {
  const ref = { subscriptionId: "s", resourceGroup: "rg-main", registryName: name };
  return {
    id: name,
    ref,
    name,
    tier: "Premium",
    homeRegion: "westus",
    subscriptionName: "Production",
    replicaRegions: ["westus"],
    ...part,
  };
}

const query = (part: Record<string, unknown>) => RegistryListQuery.parse(part);
const names = (rows: readonly RegistryRow[]) => rows.map((row) => row.name);

const rows = [
  aRow("beta", { tier: "Basic" }),
  aRow("alpha", { replicaRegions: ["westus", "japaneast"] }),
  aRow("gamma", { tier: "Standard", homeRegion: "brazilsouth" }),
];

describe("the list of registries", () => {
  it("finds every word anywhere in a row", () => {
    expect(names(filterRegistries(rows, query({ q: "JAPAN prod" })))).toEqual(["alpha"]);
    expect(names(filterRegistries(rows, query({ q: "japan basic" })))).toEqual([]);
  });

  it("filters by tier and orders by what the address says", () => {
    expect(names(filterRegistries(rows, query({ tier: "basic" })))).toEqual(["beta"]);
    expect(names(filterRegistries(rows, query({ sort: "tier" })))).toEqual(["alpha", "gamma", "beta"]);
    expect(names(filterRegistries(rows, query({ sort: "replicas" })))).toEqual(["alpha", "beta", "gamma"]);
    expect(names(filterRegistries(rows, query({ sort: "home" })))).toEqual(["gamma", "alpha", "beta"]);
  });

  it("takes rubbish in the address as the default", () => {
    expect(query({ q: ["a", "b"], tier: "gold", sort: 7 })).toEqual({ q: "", tier: "all", sort: "name" });
    expect(names(filterRegistries(rows, query({})))).toEqual(["alpha", "beta", "gamma"]);
  });
});
