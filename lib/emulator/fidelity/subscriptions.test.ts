import { describe, expect, it } from "vitest";
import { ARM_VERSION, callArm } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { resourcesClient, subscriptionsClient } from "./sdk-clients";
import { CONTOSO_SUBSCRIPTION, useTarget } from "./target";
import type { WireList } from "./wire";

const target = useTarget();

interface WireLocation {
  readonly name: string;
  readonly displayName: string;
  readonly metadata: {
    readonly regionType: string;
    readonly longitude?: unknown;
    readonly latitude?: unknown;
  };
}

describe("subscriptions", () => {
  it("lists the subscription through the SDK, with its state and tenant", async () => {
    const found = [];
    for await (const one of subscriptionsClient(target).subscriptions.list()) found.push(one);
    const mine = found.find((one) => one.subscriptionId === target.subscriptionId);
    expect(mine).toMatchObject({
      id: `/subscriptions/${target.subscriptionId}`,
      state: "Enabled",
      tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      displayName: expect.stringMatching(/\S/),
    });
  });

  it("gets one subscription through the SDK", async () => {
    const subscription = await subscriptionsClient(target).subscriptions.get(target.subscriptionId);
    expect(subscription.subscriptionId).toBe(target.subscriptionId);
  });

  emulatorOnly(
    "lists to each person the subscriptions with a role of theirs in them, of their tenant",
    async () => {
      const ids = async (person: string) => {
        const answer = await callArm(target, "GET", "/subscriptions", { person, apiVersion: ARM_VERSION });
        return (answer.body as WireList<{ subscriptionId: string }>).value.map((one) => one.subscriptionId);
      };
      expect(await ids("owner")).toEqual([CONTOSO_SUBSCRIPTION]);
      expect(await ids("group")).toEqual([CONTOSO_SUBSCRIPTION]);
      expect(await ids("stranger")).toEqual([]);
      expect(await ids("viewer")).toEqual([]);
      const fabrikam = await ids("fabrikam-owner");
      expect(fabrikam).toHaveLength(1);
      expect(fabrikam).not.toContain(CONTOSO_SUBSCRIPTION);
    },
  );
});

describe("the locations of a subscription", () => {
  const locations = () =>
    callArm(target, "GET", `/subscriptions/${target.subscriptionId}/locations`, { apiVersion: ARM_VERSION });

  it("carry names, coordinates as text, pairs and zones through the SDK", async () => {
    const found = new Map();
    for await (const one of subscriptionsClient(target).subscriptions.listLocations(target.subscriptionId)) {
      found.set(one.name, one);
    }
    expect(found.get("westeurope")).toMatchObject({
      id: `/subscriptions/${target.subscriptionId}/locations/westeurope`,
      displayName: "West Europe",
      regionalDisplayName: "(Europe) West Europe",
      type: "Region",
      metadata: {
        regionType: "Physical",
        regionCategory: "Recommended",
        geographyGroup: "Europe",
        latitude: "52.3667",
        longitude: "4.9",
        pairedRegion: [
          { name: "northeurope", id: `/subscriptions/${target.subscriptionId}/locations/northeurope` },
        ],
      },
    });
    expect(found.size).toBeGreaterThan(50);
  });

  it("are one page, in ARM's order of keys", async () => {
    const { status, text, body } = await locations();
    expect(status).toBe(200);
    expect(Object.keys(body as object)).toEqual(["value"]);
    const eastus = (body as WireList<WireLocation>).value.find((one) => one.name === "eastus");
    expect(Object.keys(eastus ?? {})).toEqual([
      "id",
      "name",
      "type",
      "displayName",
      "regionalDisplayName",
      "metadata",
      "availabilityZoneMappings",
    ]);
    expect(text).toContain('"longitude":"-79.8164","latitude":"37.3719","physicalLocation":"Virginia"');
  });

  it("hold logical regions without a place between the physical ones", async () => {
    const { body } = await locations();
    const logical = (body as WireList<WireLocation>).value.filter(
      (one) => one.metadata.regionType === "Logical",
    );
    expect(logical.map((one) => one.name)).toContain("europe");
    for (const { metadata } of logical) {
      expect(metadata.latitude).toBeUndefined();
      expect(metadata.longitude).toBeUndefined();
    }
  });
});

describe("the provider of registries", () => {
  it("names the locations of replicas by display names that the subscription's locations know", async () => {
    const provider = await resourcesClient(target).providers.get("Microsoft.ContainerRegistry");
    const replications = provider.resourceTypes?.find(
      (type) => type.resourceType === "registries/replications",
    );
    const displayNames = new Set<string | undefined>();
    for await (const one of subscriptionsClient(target).subscriptions.listLocations(target.subscriptionId)) {
      displayNames.add(one.displayName);
    }
    expect(provider).toMatchObject({
      namespace: "Microsoft.ContainerRegistry",
      registrationState: "Registered",
    });
    expect(replications?.locations).toContain("West Europe");
    expect(replications?.apiVersions).toContain("2025-11-01");
    for (const name of replications?.locations ?? []) expect(displayNames).toContain(name);
  });

  emulatorOnly("offers replicas in 55 public regions, and in none that has no place for them", async () => {
    const provider = await resourcesClient(target).providers.get("Microsoft.ContainerRegistry");
    const replications = provider.resourceTypes?.find(
      (type) => type.resourceType === "registries/replications",
    );
    expect(replications?.locations).toHaveLength(55);
    for (const name of ["West India", "Jio India West", "South Africa West", "Europe"]) {
      expect(replications?.locations).not.toContain(name);
    }
  });
});
