import { describe, expect, it } from "vitest";
import { locationBodies } from "./location-bodies";
import {
  CATALOGUE,
  findRegion,
  isReplicaRegion,
  normaliseLocation,
  replicaLocationDisplayNames,
  replicaRegionNames,
} from "./regions";

const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
const PUBLIC = CATALOGUE.filter(
  (region) => region.regionType === "Physical" && !/^(Canary|Stage) /.test(region.geography ?? ""),
);

describe("the catalogue of public Azure", () => {
  it("holds 59 public regions, 39 of them with zones and 55 of them open to replicas", () => {
    expect(PUBLIC).toHaveLength(59);
    expect(PUBLIC.filter((region) => region.zoneCount > 0)).toHaveLength(39);
    expect(CATALOGUE.filter((region) => region.offersReplicas)).toHaveLength(55);
    expect(PUBLIC.filter((region) => !region.offersReplicas).map((region) => region.name)).toEqual([
      "southafricawest",
      "jioindiacentral",
      "jioindiawest",
      "westindia",
    ]);
  });

  it("names no region twice and every region as its display name without spaces", () => {
    expect(new Set(CATALOGUE.map((region) => region.name)).size).toBe(CATALOGUE.length);
    for (const region of PUBLIC) expect(normaliseLocation(region.displayName)).toBe(region.name);
  });

  it("gives every public region a readable place and no logical region any", () => {
    for (const { latitude, longitude } of PUBLIC) {
      expect(Math.abs(Number(latitude))).toBeLessThan(90);
      expect(Math.abs(Number(longitude))).toBeLessThan(180);
    }
    const logical = CATALOGUE.filter((region) => region.regionType === "Logical");
    expect(logical.filter((region) => region.latitude !== undefined)).toEqual([]);
  });

  it("keeps the pairs that run one way, and the partner that ARM does not list", () => {
    const oneWay = PUBLIC.flatMap((region) =>
      region.pairedRegions
        .filter((partner) => !findRegion(partner)?.pairedRegions.includes(region.name))
        .map((partner) => `${region.name} > ${partner}`),
    );
    expect(oneWay.sort()).toEqual([
      "brazilsouth > southcentralus",
      "brazilsoutheast > brazilsouth",
      "swedencentral > swedensouth",
      "westindia > southindia",
      "westus3 > eastus",
    ]);
  });

  it("keeps the coordinates that ARM publishes wrongly", () => {
    expect(findRegion("spaincentral")).toMatchObject({ latitude: "40.4259", longitude: "3.4209" });
  });

  it("finds a region by any spelling of its name", () => {
    expect(findRegion(" West US ")?.name).toBe("westus");
    expect(isReplicaRegion("WestUS")).toBe(true);
    expect(isReplicaRegion("West India")).toBe(false);
    expect(isReplicaRegion("europe")).toBe(false);
    expect(findRegion("atlantis")).toBeUndefined();
  });

  it("writes the provider's locations as display names of the same regions", () => {
    expect(replicaLocationDisplayNames().map(normaliseLocation)).toEqual(replicaRegionNames());
  });
});

describe("the answer to a subscription's locations", () => {
  const bodies = locationBodies(SUBSCRIPTION);
  const body = (name: string) => JSON.stringify(bodies.find((each) => each["name"] === name));

  it("writes a physical region with ARM's keys in ARM's order and coordinates as text", () => {
    expect(body("westus")).toBe(
      `{"id":"/subscriptions/${SUBSCRIPTION}/locations/westus","name":"westus","type":"Region","displayName":"West US","regionalDisplayName":"(US) West US",` +
        `"metadata":{"regionType":"Physical","regionCategory":"Other","geography":"United States","geographyGroup":"US","longitude":"-122.417","latitude":"37.783",` +
        `"physicalLocation":"California","pairedRegion":[{"name":"eastus","id":"/subscriptions/${SUBSCRIPTION}/locations/eastus"}]}}`,
    );
  });

  it("maps every logical zone to one physical zone, differently for different subscriptions", () => {
    const mappings = (id: string) =>
      locationBodies(id).find((each) => each["name"] === "eastus")?.["availabilityZoneMappings"] as {
        logicalZone: string;
        physicalZone: string;
      }[];
    expect(mappings(SUBSCRIPTION).map((zone) => zone.logicalZone)).toEqual(["1", "2", "3"]);
    expect(new Set(mappings(SUBSCRIPTION).map((zone) => zone.physicalZone))).toEqual(
      new Set(["eastus-az1", "eastus-az2", "eastus-az3"]),
    );
    expect(mappings(SUBSCRIPTION.replace("1", "2"))).not.toEqual(mappings(SUBSCRIPTION));
  });

  it("writes a logical region without place, partners or zones", () => {
    expect(body("europe")).toBe(
      `{"id":"/subscriptions/${SUBSCRIPTION}/locations/europe","name":"europe","type":"Region","displayName":"Europe","regionalDisplayName":"Europe",` +
        `"metadata":{"regionType":"Logical","regionCategory":"Other"}}`,
    );
  });

  it("writes an empty list where a physical region has no partner", () => {
    expect(body("qatarcentral")).toContain(`"pairedRegion":[]`);
  });
});
