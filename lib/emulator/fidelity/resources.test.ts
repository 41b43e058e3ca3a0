import { beforeAll, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, registryPath, replicationPath, RESOURCES_VERSION } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { resourcesClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireList, WireSystemData } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
const REGISTRIES = "Microsoft.ContainerRegistry/registries";
const REPLICATIONS = "Microsoft.ContainerRegistry/registries/replications";
let name = "";

interface WireResource {
  readonly id: string;
  readonly name: string;
  readonly systemData?: WireSystemData;
}

beforeAll(async () => {
  name = await aRegistry({ replicas: ["eastus"] });
});

const list = (type: string, more = "") =>
  callArm(
    target,
    "GET",
    `/subscriptions/${target.subscriptionId}/resources?$filter=${encodeURIComponent(`resourceType eq '${type}'`)}${more}`,
    { apiVersion: RESOURCES_VERSION },
  );

describe("the generic list of resources", () => {
  it("shows a registry without its properties, in its own order of keys", async () => {
    const { status, body } = await list(REGISTRIES);
    expect(status).toBe(200);
    const found = (body as WireList<WireResource>).value.find((one) => one.name === name);
    expect(Object.keys(found ?? {})).toEqual(["id", "name", "type", "sku", "location", "tags", "systemData"]);
    expect(found).toMatchObject({
      id: registryPath(target, name),
      type: REGISTRIES,
      sku: { name: "Premium", tier: "Premium" },
      location: "westus",
      tags: {},
    });
  });

  it("writes the times of systemData with Z, unlike the registry itself", async () => {
    const { body } = await list(REGISTRIES);
    const found = (body as WireList<WireResource>).value.find((one) => one.name === name);
    expect(found?.systemData?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("names a replica after its registry and itself, home included", async () => {
    const { body } = await list(REPLICATIONS);
    const mine = (body as WireList<WireResource>).value.filter((one) => one.name.startsWith(`${name}/`));
    expect(mine.map((one) => one.name).sort()).toEqual([`${name}/eastus`, `${name}/westus`]);
    expect(mine.map((one) => one.id).sort()).toEqual([
      replicationPath(target, name, "eastus"),
      replicationPath(target, name, "westus"),
    ]);
  });

  it("takes the type in the filter in any case", async () => {
    const { body } = await list(REGISTRIES.toUpperCase());
    expect((body as WireList<WireResource>).value.map((one) => one.name)).toContain(name);
  });

  it("pages with an absolute nextLink that the SDK follows to the end", async () => {
    const first = await list(REPLICATIONS, "&$top=1");
    expect((first.body as WireList<WireResource>).value).toHaveLength(1);
    expect((first.body as WireList<WireResource>).nextLink).toContain(`${target.origin}/subscriptions/`);
    const found = [];
    const pages = resourcesClient(target).resources.list({
      filter: `resourceType eq '${REPLICATIONS}'`,
      top: 1,
    });
    for await (const one of pages) found.push(one.name);
    expect(found).toEqual(expect.arrayContaining([`${name}/eastus`, `${name}/westus`]));
    expect(new Set(found).size).toBe(found.length);
  });

  it("leaves the nextLink out at the end", async () => {
    let { body, text } = await list(REGISTRIES);
    while ((body as WireList<WireResource>).nextLink !== undefined) {
      ({ body, text } = await callArm(target, "GET", (body as { nextLink: string }).nextLink));
    }
    expect(text).not.toContain("nextLink");
  });

  emulatorOnly("shows each person only what they may read", async () => {
    const names = async (person: string) => {
      const found = [];
      const all = resourcesClient(target, person).resources.list({
        filter: `resourceType eq '${REGISTRIES}'`,
      });
      for await (const one of all) found.push(one.name);
      return found;
    };
    expect(await names("reader")).toEqual(expect.arrayContaining(["contoso", "contosodev", "contosopolicy"]));
    const ofGroup = await names("group");
    expect(ofGroup).toContain("contoso");
    expect(ofGroup).not.toContain("contosodev");
    expect(ofGroup).not.toContain("contosopolicy");
  });
});

describe("resource groups", () => {
  it("are listed by the SDK", async () => {
    const found = [];
    for await (const group of resourcesClient(target).resourceGroups.list()) found.push(group);
    expect(
      found.find((group) => group.name?.toLowerCase() === target.resourceGroup.toLowerCase()),
    ).toMatchObject({
      type: "Microsoft.Resources/resourceGroups",
      properties: { provisioningState: "Succeeded" },
    });
  });

  it("leave their tags out when there are none, unlike registries", async () => {
    const { body } = await callArm(target, "GET", `/subscriptions/${target.subscriptionId}/resourcegroups`, {
      apiVersion: RESOURCES_VERSION,
    });
    for (const group of (body as WireList<Record<string, unknown>>).value)
      expect(group["tags"]).not.toEqual({});
  });
});
