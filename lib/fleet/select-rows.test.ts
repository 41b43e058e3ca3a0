import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aReplica, aRow } from "./fixtures/a-row";
import { FLEET_STATES, type FleetRow, worstRank } from "./model";
import { fleetPath, FleetQuery } from "./schema";
import { ROWS_A_PAGE, selectRows } from "./select-rows";

const query = (part: Record<string, unknown> = {}) => FleetQuery.parse(part);
const names = (rows: readonly FleetRow[]) => rows.map((row) => row.name);

const rows = [
  aRow("beta", { tier: "Basic", subscriptionName: "Alpine" }),
  aRow("alpha", { replicas: [aReplica(), aReplica({ region: "japaneast", state: "syncing" })] }),
  aRow("gamma", { tier: "Standard", homeRegion: "brazilsouth", replicas: [aReplica({ state: "failed" })] }),
];

const anyReplica = fc.record({
  region: fc.constantFrom("westus", "eastus", "japaneast"),
  state: fc.option(fc.constantFrom(...FLEET_STATES), { nil: undefined }),
  isRouted: fc.boolean(),
});
const anyFleet = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z0-9]{5,8}$/),
      tier: fc.constantFrom("Premium", "Basic", "Classic", undefined),
      homeRegion: fc.constantFrom("westus", "eastus"),
      subscriptionName: fc.constantFrom("Production", "Staging"),
      replicas: fc.array(anyReplica, { minLength: 1, maxLength: 5 }),
    }),
    { selector: ({ name }) => name, maxLength: 180 },
  )
  .map((all) => all.map(({ name, ...part }) => aRow(name, part)));
const anyQuery = fc
  .record({
    q: fc.constantFrom("", "a", "west prod", "rg-main 1"),
    tier: fc.constantFrom("all", "basic", "premium"),
    state: fc.constantFrom("all", "failed", "ready", "not-routed"),
    sort: fc.constantFrom("name", "worst", "replicas", "tier", "subscription", "home"),
  })
  .map(query);

const pagesOf = (all: readonly FleetRow[], asked: FleetQuery) =>
  Array.from({ length: selectRows(all, asked).pages }, (_, index) =>
    selectRows(all, { ...asked, page: index + 1 }),
  );

describe("the rows of a page", () => {
  it("have every word of the search anywhere in them", () => {
    expect(names(selectRows(rows, query({ q: "JAPAN prod" })).rows)).toEqual(["alpha"]);
    expect(names(selectRows(rows, query({ q: "japan basic" })).rows)).toEqual([]);
  });

  it.each([
    ["name", ["alpha", "beta", "gamma"]],
    ["worst", ["gamma", "alpha", "beta"]],
    ["replicas", ["alpha", "beta", "gamma"]],
    ["tier", ["alpha", "gamma", "beta"]],
    ["subscription", ["beta", "alpha", "gamma"]],
    ["home", ["gamma", "alpha", "beta"]],
  ])("are ordered by %s", (sort, expected) => {
    expect(names(selectRows(rows, query({ sort })).rows)).toEqual(expected);
  });

  it("are those with a replica in the state asked for, and each filter says how many it leaves", () => {
    fc.assert(
      fc.property(anyFleet, anyQuery, (all, asked) => {
        const { counts } = selectRows(all, asked);
        for (const { state, count } of counts) {
          expect(selectRows(all, { ...asked, state }).found).toBe(count);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are all of those that fit, each on one page, in one order, fifty to a page", () => {
    fc.assert(
      fc.property(anyFleet, anyQuery, (all, asked) => {
        const pages = pagesOf(all, asked);
        const seen = pages.flatMap((page) => page.rows);
        expect(new Set(names(seen)).size).toBe(seen.length);
        expect(seen).toHaveLength(pages[0]?.found ?? -1);
        expect(pages.slice(0, -1).every((page) => page.rows.length === ROWS_A_PAGE)).toBe(true);
        expect(names(pagesOf([...all].reverse(), asked).flatMap((page) => page.rows))).toEqual(names(seen));
      }),
      { numRuns: 50 },
    );
  });

  it("ordered by the worst state never go from a better one to a worse one", () => {
    fc.assert(
      fc.property(anyFleet, (all) => {
        const ranks = pagesOf(all, query({ sort: "worst" })).flatMap((page) => page.rows.map(worstRank));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  it("are those of the last page when a later one is asked for", () => {
    const many = Array.from({ length: 101 }, (_, index) => aRow(`registry${1000 + index}`));
    expect(selectRows(many, query({ page: 99 }))).toMatchObject({ page: 3, pages: 3, found: 101 });
    expect(names(selectRows(many, query({ page: 99 })).rows)).toEqual(["registry1100"]);
    expect(selectRows([], query({ page: 2 }))).toMatchObject({ page: 1, pages: 1, rows: [] });
  });
});

describe("the address of the list", () => {
  it("takes rubbish as the default", () => {
    const rubbish = { q: ["a", "b"], tier: "gold", state: "broken", sort: 7, page: "-1" };
    expect(query(rubbish)).toEqual({ q: "", tier: "all", state: "all", sort: "name", page: 1 });
    for (const page of ["0", "1.5", "x", "1e9", ["2", "3"]]) expect(query({ page }).page).toBe(1);
  });

  it("leaves out what is as usual, and can be read back", () => {
    expect(fleetPath(query())).toBe("/");
    fc.assert(
      fc.property(anyQuery, fc.integer({ min: 1, max: 10_000 }), (asked, page) => {
        const { searchParams } = new URL(fleetPath({ ...asked, page }), "http://localhost");
        expect(query(Object.fromEntries(searchParams))).toEqual({ ...asked, page });
      }),
    );
  });
});
