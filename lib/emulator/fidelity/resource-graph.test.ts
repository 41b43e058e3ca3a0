import { beforeEach, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, readUntil, registryPath, STABLE } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { askGraph, FLEET, namesIn, pagesOf, REGISTRIES, REPLICATIONS, rowsOf } from "./graph";
import { isLive } from "./live-settings";
import { graphClient } from "./sdk-clients";
import { CONTOSO_SUBSCRIPTION, useTarget } from "./target";

const target = useTarget();
const aRegistry = registryMaker(target);
const FABRIKAM = "c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d";
const CONTOSO_NAMES = [
  "contoso",
  "contosodev",
  "contosoeu",
  "contosolocked",
  "contosopolicy",
  "contosoprivate",
];

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", { scenario: "contoso" });
});

describe("the fleet in Resource Graph", () => {
  emulatorOnly(
    "is registries and replicas together, in the order of their ids, every column a text",
    async () => {
      const { data } = await rowsOf(target, FLEET, { subscriptions: [target.subscriptionId] });
      const rows = data.filter(({ id }) => /\/contosolocked(\/|$)/.test(id));
      expect(rows[0]).toEqual({
        id: registryPath(target, "contosolocked"),
        type: "microsoft.containerregistry/registries",
        location: "westus",
        tier: "Premium",
        provisioningState: "Succeeded",
        displayStatus: "",
        routing: "",
      });
      expect(rows).toHaveLength(3);
      for (const row of rows.slice(1)) {
        expect(row).toMatchObject({
          type: "microsoft.containerregistry/registries/replications",
          tier: "",
          provisioningState: "Succeeded",
          displayStatus: "Ready",
          routing: "true",
        });
      }
      const ids = data.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    },
  );
});

describe("the registries in Resource Graph", () => {
  emulatorOnly("come through the SDK, in the shape of its answer", async () => {
    const answer = await graphClient(target).resources({
      query: `${REGISTRIES} | order by tolower(name) asc`,
      subscriptions: [target.subscriptionId],
      options: { resultFormat: "objectArray" },
    });
    expect(answer).toMatchObject({ totalRecords: 6, count: 6, resultTruncated: "false", facets: [] });
    // This package takes the list for an object and gives its numbers as keys.
    const names = Object.values(answer.data).map((row) => (row as { name: string }).name);
    expect(names).toEqual(CONTOSO_NAMES);
    expect(answer.skipToken).toBeUndefined();
  });

  emulatorOnly("are rows of the columns asked for, with the properties of a stable version", async () => {
    const [row] = (await rowsOf(target, `${REGISTRIES} | order by name asc`)).data;
    const { body } = await callArm(target, "GET", registryPath(target, "contoso"), { apiVersion: STABLE });
    const { id, name, location, tags, sku, properties } = body as Record<string, unknown>;
    expect(JSON.stringify(row)).toBe(
      JSON.stringify({
        id,
        name,
        location,
        resourceGroup: target.resourceGroup,
        subscriptionId: target.subscriptionId,
        tags,
        sku,
        properties,
      }),
    );
    expect(properties).not.toHaveProperty("regionalEndpoints");
  });

  emulatorOnly(
    "have all columns of the table when none are asked for, with a type in lower case",
    async () => {
      const [row] = (await rowsOf(target, "resources | where name == 'contoso'")).data;
      expect(Object.keys(row ?? {})).toEqual([
        ...["id", "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId"],
        ...["managedBy", "sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation"],
      ]);
      expect(row).toMatchObject({ type: "microsoft.containerregistry/registries", kind: "" });
    },
  );

  emulatorOnlyEach(
    [
      ["a part of the name", "| where name contains 'OSOP'", ["contosopolicy", "contosoprivate"]],
      [
        "the beginning of the name",
        "| where name startswith 'contosop'",
        ["contosopolicy", "contosoprivate"],
      ],
      ["a region", "| where location == 'eastus2'", ["contosoprivate"]],
      [
        "one of several groups",
        "| where resourceGroup in~ ('RG-TEAMS', 'x')",
        ["contosodev", "contosopolicy"],
      ],
      ["two things at once", "| where name contains 'd' and sku.tier =~ 'basic'", ["contosodev"]],
      ["a quote in the name", "| where name contains 'con\\'toso'", []],
    ],
    "are filtered by %s",
    async (_what, filter, names) => {
      expect(namesIn(await rowsOf(target, `${REGISTRIES} ${filter} | order by name asc`))).toEqual(names);
    },
  );

  emulatorOnlyEach(
    [
      ["name, downwards", "tolower(name) desc", "contosoprivate"],
      ["name, downwards without a word for it", "name", "contosoprivate"],
      ["region", "location asc, name asc", "contosodev"],
      ["tier", "tostring(sku.tier) asc, name asc", "contosodev"],
      ["tier, downwards", "tostring(sku.tier) desc, name desc", "contosoprivate"],
    ],
    "are ordered by %s",
    async (_what, order, first) => {
      expect(namesIn(await rowsOf(target, `${REGISTRIES} | order by ${order}`))[0]).toBe(first);
    },
  );

  emulatorOnly("are counted by tier and by region", async () => {
    const table = "resources | where type =~ 'Microsoft.ContainerRegistry/registries'";
    const tiers = await rowsOf(
      target,
      `${table} | summarize count() by tier = tostring(sku.tier) | order by tier asc`,
    );
    expect(tiers.data).toEqual([
      { tier: "Basic", count_: 1 },
      { tier: "Premium", count_: 5 },
    ]);
    const regions = await rowsOf(target, `${table} | summarize n = count() by location | order by n desc`);
    expect(regions.data[0]).toEqual({ location: "westus", n: 2 });
    expect(
      (await rowsOf(target, `${table} | summarize count() by tostring(sku.tier)`)).data[0],
    ).toHaveProperty("sku_tier");
    expect((await rowsOf(target, `${table} | where name == 'x' | summarize count()`)).data).toEqual([
      { count_: 0 },
    ]);
  });

  emulatorOnly(
    "do not depend on white space, comments, the kind of quotes or the case of the table",
    async () => {
      const written = `
      // every registry
      Resources
      |where type=~"Microsoft.ContainerRegistry/Registries"
      |project   id,name ,location|sort by name asc`;
      expect(namesIn(await rowsOf(target, written))).toEqual(CONTOSO_NAMES);
    },
  );
});

describe("the replicas in Resource Graph", () => {
  emulatorOnly("are those of all registries, in the order of their ids, as ARM shows them", async () => {
    const { data, totalRecords } = await rowsOf(target, REPLICATIONS);
    expect(totalRecords).toBe(10);
    const ids = data.map((row) => row.id);
    expect(ids).toEqual(ids.toSorted());
    for (const row of data) {
      const { body } = await callArm(target, "GET", row.id, { apiVersion: STABLE });
      const { id, name, location, properties } = body as Record<string, unknown>;
      expect(row).toEqual({ id, name, location, properties });
    }
  });
});

describe("a registry that is made", () => {
  it("comes into Resource Graph with its replicas after a while", async () => {
    const name = await aRegistry({ replicas: ["eastus"] });
    const ask = (query: string) => () =>
      rowsOf(target, `${query} | where id contains '/${name}'`, { subscriptions: [target.subscriptionId] });
    const registries = await readUntil(target, ask(REGISTRIES), ({ count }) => count > 0);
    expect(registries.data[0]).toMatchObject({ name, location: "westus", sku: { tier: "Premium" } });
    const replications = await readUntil(target, ask(REPLICATIONS), ({ count }) => count > 1);
    expect(replications.data.map((row) => row.location)).toEqual(["eastus", "westus"]);
    for (const { properties } of replications.data) {
      expect(properties).toMatchObject({ provisioningState: "Succeeded", regionEndpointEnabled: true });
    }
  });
});

describe("a page of Resource Graph", () => {
  emulatorOnly("leads to the next one by a token, until there is none", async () => {
    const pages = await pagesOf(target, REPLICATIONS, { $top: 4 });
    expect(pages.map((one) => [one.count, one.totalRecords, one.resultTruncated])).toEqual([
      [4, 10, "false"],
      [4, 10, "false"],
      [2, 10, "false"],
    ]);
    const ids = pages.flatMap((one) => one.data.map((row) => row.id));
    expect(new Set(ids).size).toBe(10);
  });

  emulatorOnly("holds a thousand rows unless less is asked for", async () => {
    await target.control("POST", "reset", { scenario: "fleet:400", seed: 2 });
    const [first, second] = await pagesOf(target, REPLICATIONS);
    expect(first?.count).toBe(1000);
    expect(second?.count).toBe((first?.totalRecords ?? 0) - 1000);
  });

  emulatorOnly("begins where it is told to, whatever the token says", async () => {
    const whole = namesIn(await rowsOf(target, REPLICATIONS));
    const { $skipToken } = await rowsOf(target, REPLICATIONS, { options: { $top: 2 } });
    const options = { $skipToken, $skip: 5, $top: 3 };
    expect(namesIn(await rowsOf(target, REPLICATIONS, { options }))).toEqual(whole.slice(5, 8));
  });

  emulatorOnly("is cut off, and says so, when the rows have no id", async () => {
    const answer = await rowsOf(target, "resources | project name", { options: { $top: 3 } });
    expect([answer.count, answer.resultTruncated]).toEqual([3, "true"]);
    expect(answer).not.toHaveProperty("$skipToken");
  });

  emulatorOnly(
    "is written with its keys in order, and takes options of unknown names without a word",
    async () => {
      const answer = await askGraph(target, REPLICATIONS, {
        options: { $top: 1, top: 3, allowPartialScopes: true },
      });
      expect(Object.keys(answer.body as object)).toEqual([
        ...["totalRecords", "count", "data", "facets", "resultTruncated", "$skipToken"],
      ]);
    },
  );
});

describe("what a person sees in Resource Graph", () => {
  emulatorOnlyEach(
    [
      ["the owner", "owner", 6],
      ["the reader", "reader", 6],
      ["the contributor of a group", "group", 4],
      ["an owner in another tenant", "fabrikam-owner", 1],
      ["somebody without rights", "stranger", 0],
    ],
    "is what they may read: %s",
    async (_who, person, count) => {
      const answer = await rowsOf(target, REGISTRIES, {}, person);
      expect([answer.totalRecords, answer.data.length]).toEqual([count, count]);
    },
  );

  emulatorOnly("is the same in a fleet", async () => {
    await target.control("POST", "reset", { scenario: "fleet:200" });
    const [owner, reader, group, stranger] = await Promise.all(
      ["owner", "reader", "group", "stranger"].map((person) => rowsOf(target, REGISTRIES, {}, person)),
    );
    expect(owner?.totalRecords).toBe(200);
    expect(reader?.totalRecords).toBeLessThan(200);
    expect(reader?.totalRecords).toBeGreaterThan(group?.totalRecords ?? 0);
    expect(new Set(group?.data.map((row) => row.resourceGroup)).size).toBe(1);
    expect(stranger?.totalRecords).toBe(0);
  });

  emulatorOnly("leaves out subscriptions that they cannot see, without a word", async () => {
    const subscriptions = [CONTOSO_SUBSCRIPTION.toUpperCase(), FABRIKAM];
    expect((await rowsOf(target, REGISTRIES, { subscriptions })).totalRecords).toBe(6);
  });
});
