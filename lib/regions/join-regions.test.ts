import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLocation } from "./a-location";
import { joinRegions } from "./join-regions";

const only = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`expected one element, got ${list.length}`);
  return first;
};

describe("joining a subscription's locations with the provider's", () => {
  it("makes a region of a physical location that the provider lists by its display name", () => {
    expect(joinRegions([aLocation()], ["West Europe"])).toEqual([
      {
        name: "westeurope",
        displayName: "West Europe",
        geography: "Europe",
        geographyGroup: "Europe",
        physicalLocation: "Netherlands",
        point: { lonDegrees: 4.9, latDegrees: 52.3667 },
        hasAvailabilityZones: true,
        pairedRegions: ["northeurope"],
        offersReplicas: true,
        caution: undefined,
      },
    ]);
  });

  it("says that no replicas are offered where the provider does not list the region", () => {
    expect(only(joinRegions([aLocation()], ["North Europe"])).offersReplicas).toBe(false);
  });

  it("reads the provider's locations as short names too, in any case", () => {
    expect(only(joinRegions([aLocation()], ["WESTEUROPE"])).offersReplicas).toBe(true);
  });

  it("follows the locations when a display name is not the short name with spaces", () => {
    const renamed = aLocation({ name: "jioindiawest", displayName: "Jio Western India" });
    expect(only(joinRegions([renamed], ["Jio Western India"])).offersReplicas).toBe(true);
  });

  it("prefers a region's own short name to the display name of another", () => {
    const regions = joinRegions(
      [
        aLocation({ name: "eastus", displayName: "West US" }),
        aLocation({ name: "westus", displayName: "West US" }),
      ],
      ["westus"],
    );
    expect(regions.map((region) => [region.name, region.offersReplicas])).toEqual([
      ["eastus", false],
      ["westus", true],
    ]);
  });

  it("drops logical regions", () => {
    expect(
      joinRegions([aLocation({ name: "europe", displayName: "Europe", regionType: "Logical" })], []),
    ).toEqual([]);
  });

  it("drops canary and staging regions, except where this subscription may have replicas there", () => {
    const canary = aLocation({
      name: "eastus2euap",
      displayName: "East US 2 EUAP",
      geography: "Canary (US)",
    });
    const staging = aLocation({ name: "eastusstg", displayName: "East US STG", geography: "Stage (US)" });
    expect(joinRegions([canary, staging], [])).toEqual([]);
    expect(joinRegions([canary, staging], ["East US 2 EUAP"]).map((region) => region.name)).toEqual([
      "eastus2euap",
    ]);
  });

  it("keeps a region that nobody has heard of", () => {
    const atlantis = aLocation({
      name: "atlantisnorth",
      displayName: "Atlantis North",
      geographyGroup: undefined,
    });
    expect(only(joinRegions([atlantis], ["Atlantis North"]))).toMatchObject({
      name: "atlantisnorth",
      offersReplicas: true,
      point: { lonDegrees: 4.9, latDegrees: 52.3667 },
    });
  });

  it("keeps a region without coordinates, without a point", () => {
    expect(
      only(joinRegions([aLocation({ latitude: undefined, longitude: undefined })], [])).point,
    ).toBeUndefined();
  });

  it.each([
    ["", "4.9"],
    ["52,3667", "4.9"],
    ["52.3667", "four"],
    ["91", "4.9"],
    ["52.3667", "-180.5"],
    ["1e1", "4.9"],
  ])("leaves the point out when the coordinates read %j, %j", (latitude, longitude) => {
    expect(only(joinRegions([aLocation({ latitude, longitude })], [])).point).toBeUndefined();
  });

  it("corrects a place that ARM publishes wrongly", () => {
    const spain = aLocation({ name: "spaincentral", latitude: "40.4259", longitude: "3.4209" });
    expect(only(joinRegions([spain], [])).point).toEqual({ latDegrees: 40.4259, lonDegrees: -3.4209 });
  });

  it("shows the hint about restricted access without taking the offer away", () => {
    const restricted = aLocation({ name: "francesouth", displayName: "France South" });
    const region = only(joinRegions([restricted], ["France South"]));
    expect(region.offersReplicas).toBe(true);
    expect(region.caution).toBe(
      "Access may be restricted: Microsoft reserves it for customers of France Central who need disaster recovery in the same country (as of 2026-06).",
    );
  });

  it("lists a region once when ARM lists it twice", () => {
    expect(joinRegions([aLocation(), aLocation({ name: "WestEurope" })], [])).toHaveLength(1);
  });
});

const rubbish = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "",
    " ",
    "0",
    "-0",
    "NaN",
    "Infinity",
    "1e309",
    "__proto__",
    "constructor",
    "90",
    "-180.0001",
  ),
);
const rubbishLocation = fc.record({
  name: rubbish,
  displayName: rubbish,
  regionType: fc.option(fc.oneof(rubbish, fc.constantFrom("Physical", "Logical", "LOGICAL")), {
    nil: undefined,
  }),
  geography: fc.option(rubbish, { nil: undefined }),
  geographyGroup: fc.option(rubbish, { nil: undefined }),
  physicalLocation: fc.option(rubbish, { nil: undefined }),
  latitude: fc.option(rubbish, { nil: undefined }),
  longitude: fc.option(rubbish, { nil: undefined }),
  pairedRegions: fc.array(rubbish),
  zoneCount: fc.integer(),
});

describe("joining any answer at all", () => {
  it("gives each region one normal name and a real place or none, whatever ARM sends", () => {
    fc.assert(
      fc.property(fc.array(rubbishLocation), fc.array(rubbish), (locations, provider) => {
        const regions = joinRegions(locations, provider);
        expect(new Set(regions.map((region) => region.name)).size).toBe(regions.length);
        for (const { name, displayName, point } of regions) {
          expect(name).toMatch(/^\S+$/);
          expect(name).toBe(name.toLowerCase());
          expect(displayName.trim()).not.toBe("");
          if (point) {
            expect(Math.abs(point.latDegrees)).toBeLessThanOrEqual(90);
            expect(Math.abs(point.lonDegrees)).toBeLessThanOrEqual(180);
          }
        }
      }),
    );
  });

  it("offers replicas exactly where the provider lists a region of this subscription", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { maxLength: 20 });
    fc.assert(
      fc.property(names, names, (known, listed) => {
        const regions = joinRegions(
          known.map((name) => aLocation({ name, displayName: name })),
          listed,
        );
        expect(regions.filter((region) => region.offersReplicas).map((region) => region.name)).toEqual(
          known.filter((name) => listed.includes(name)),
        );
      }),
    );
  });
});
