import { beforeEach, describe, expect, it } from "vitest";
import { callArm } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { askGraph, expectGraphRefusal, GRAPH_PATH, REGISTRIES } from "./graph";
import { isLive } from "./live-settings";
import { graphClient } from "./sdk-clients";
import { CONTOSO_SUBSCRIPTION, useTarget } from "./target";

// The quota runs on wall time, so this file stops it.
const wall = { ms: Date.parse("2026-11-20T08:00:00Z") };
const target = useTarget({ now: () => wall.ms });

const INVALID = {
  code: "InvalidQuery",
  message:
    "Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.",
};

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", {});
});

const refused = (detail: unknown) => ({ status: 400, code: "BadRequest", details: [INVALID, detail] });

describe("Resource Graph refuses", () => {
  it("a query that ends too early, with the place", async () => {
    const answer = await askGraph(target, "resources | where", { subscriptions: [target.subscriptionId] });
    expectGraphRefusal(
      answer,
      refused({
        ...{ code: "ParserFailure", message: "ParserFailure", line: 1 },
        characterPositionInLine: expect.any(Number) as number,
        token: "<EOF>",
        ...(isLive && { expectedToken: expect.any(String) as string }),
      }),
    );
  });

  emulatorOnly("a text without an end, with the line and the character", async () => {
    expectGraphRefusal(
      await askGraph(target, "resources\n| where name == 'contoso"),
      refused({
        code: "ParserFailure",
        message: "ParserFailure",
        line: 2,
        characterPositionInLine: 16,
        token: "'",
      }),
    );
  });

  emulatorOnlyEach(
    [
      [
        "a column that is not there",
        "resources | project Name",
        "'project' operator: Failed to resolve scalar expression named 'Name'",
      ],
      [
        "a column that was left out before",
        "resources | project id | order by name asc",
        "'order' operator: Failed to resolve scalar expression named 'name'",
      ],
      [
        "an order by something that is no text",
        "resources | order by sku.tier asc",
        "'order' operator: the key is of a 'dynamic' type. Please use an explicit cast",
      ],
      [
        "groups by something that is no text",
        "resources | summarize count() by sku",
        "'summarize' operator: the key is of a 'dynamic' type. Please use an explicit cast",
      ],
    ],
    "%s",
    async (_what, query, message) => {
      expectGraphRefusal(await askGraph(target, query), refused({ code: "SemanticFailure", message }));
    },
  );

  emulatorOnlyEach(
    [
      ["no query", {}],
      ["an empty query", { query: "" }],
      ["a query that is no text", { query: 7 }],
      ["subscriptions that are no list", { query: REGISTRIES, subscriptions: CONTOSO_SUBSCRIPTION }],
      ["no rows at all", { query: REGISTRIES, options: { $top: 0 } }],
      ["more than a thousand rows", { query: REGISTRIES, options: { $top: 1001 } }],
      ["a beginning before the first row", { query: REGISTRIES, options: { $skip: -1 } }],
      ["a token that it did not give", { query: REGISTRIES, options: { $skipToken: "rubbish" } }],
    ],
    "a request with %s",
    async (_what, body) => {
      const detail = { code: "InvalidRequest", message: expect.any(String) as string };
      expectGraphRefusal(await callArm(target, "POST", GRAPH_PATH, { apiVersion: "2022-10-01", body }), {
        ...refused(undefined),
        details: [detail],
      });
    },
  );

  emulatorOnly("ids that are none", async () => {
    expectGraphRefusal(await askGraph(target, REGISTRIES, { subscriptions: ["all"] }), {
      ...refused(undefined),
      details: [
        {
          code: "SubscriptionsContainInvalidGuids",
          message: "Subscriptions in the query request must be valid GUIDs. Given: 'all'.",
        },
      ],
    });
  });

  emulatorOnlyEach(
    [
      ["that is not there", "owner", "00000000-0000-4000-8000-000000000000"],
      ["of another tenant", "owner", "c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d"],
      ["that the caller has no right in", "stranger", CONTOSO_SUBSCRIPTION],
    ],
    "to look into nothing but a subscription %s",
    async (_what, person, subscriptionId) => {
      const answer = await askGraph(target, REGISTRIES, { subscriptions: [subscriptionId] }, { person });
      expectGraphRefusal(answer, {
        ...refused(undefined),
        details: [
          {
            code: "NoValidSubscriptionsInQueryRequest",
            message: `There must be at least one subscription that is eligible to contain resources. Given: '${subscriptionId}'.`,
          },
        ],
      });
    },
  );

  emulatorOnly("whoever has no token for ARM, like every door of it", async () => {
    expectRefusal(await askGraph(target, REGISTRIES, {}, { authorization: null }), {
      status: 401,
      code: "AuthenticationFailed",
      message: /header is missing/,
      envelope: "arm",
    });
    const { body } = await target.control("POST", "tokens", { person: "owner", audience: "registry" });
    const { access_token: token } = body as { access_token: string };
    const answer = await askGraph(target, REGISTRIES, {}, { authorization: `Bearer ${token}` });
    expectRefusal(answer, {
      status: 401,
      code: "InvalidAuthenticationTokenAudience",
      message: /wrong audience/,
      envelope: "arm",
    });
  });

  emulatorOnly("a version that was never published", async () => {
    expectRefusal(await askGraph(target, REGISTRIES, {}, { apiVersion: "2022-10-02" }), {
      status: 400,
      code: "NoRegisteredProviderFound",
      message: /for type 'resources'/,
      envelope: "arm",
    });
  });

  emulatorOnly("with a code that the SDK shows", async () => {
    await expect(graphClient(target).resources({ query: "resources | where" })).rejects.toMatchObject({
      statusCode: 400,
      code: "BadRequest",
    });
  });
});

describe("what the local Azure does not do in Resource Graph", () => {
  const query = (text: string) => ({ query: text });
  emulatorOnlyEach(
    [
      ["another table", query("resourcecontainers | project name"), '"resourcecontainers"'],
      ["no table", query("where type =~ 'x'"), '"where"'],
      ["another operator", query("resources | extend a = name"), 'the Resource Graph operator "extend"'],
      ["an operator of two words", query("resources | mv-expand sku"), '"mv-expand"'],
      ["another function", query("resources | project a = split(id, '/')"), 'function "split"'],
      ["another comparison", query("resources | where name != 'x'"), '"!="'],
      ["another aggregate", query("resources | summarize dcount(name)"), '"dcount"'],
      ["what is no query at all", query("resources ; drop"), '";"'],
      ["a column without a name", query("resources | project tolower(name)"), "without a name"],
      ["management groups", { ...query(REGISTRIES), managementGroups: ["mg"] }, "management groups"],
      ["facets", { ...query(REGISTRIES), facets: [{ expression: "location" }] }, "facets"],
      ["tables", { ...query(REGISTRIES), options: { resultFormat: "table" } }, '"table"'],
      [
        "inherited scopes",
        { ...query(REGISTRIES), options: { authorizationScopeFilter: "AtScopeAboveAndBelow" } },
        "authorization scope filters",
      ],
    ],
    "is answered with 501 in words: %s",
    async (_what, body, words) => {
      const answer = await callArm(target, "POST", GRAPH_PATH, { apiVersion: "2022-10-01", body });
      expect(answer.status).toBe(501);
      expect(answer.body).toEqual({
        error: { code: "NotImplemented", message: expect.stringContaining(words) as string },
      });
    },
  );

  emulatorOnly("is answered so too: the versions whose answers are tables", async () => {
    const answer = await askGraph(target, REGISTRIES, {}, { apiVersion: "2019-04-01" });
    expect([answer.status, answer.text]).toEqual([501, expect.stringContaining("2019-04-01")]);
  });
});

describe("the quota of Resource Graph", () => {
  const left = (answer: { headers: Headers }) =>
    ["remaining", "resets-after"].map((name) => answer.headers.get(`x-ms-user-quota-${name}`));

  emulatorOnly("is in the headers of every answer, and is not ARM's", async () => {
    const first = await askGraph(target, REGISTRIES);
    expect(left(first)).toEqual(["14", "00:00:05"]);
    expect(first.headers.get("x-ms-ratelimit-remaining-tenant-resource-requests")).toBe("14");
    expect(first.headers.get("x-ms-ratelimit-remaining-tenant-reads")).toBeNull();
    wall.ms += 2_000;
    expect(left(await askGraph(target, "resources | where"))).toEqual(["13", "00:00:03"]);
  });

  emulatorOnly("is fifteen queries in five seconds; the next is refused with 429 and a time", async () => {
    for (let count = 0; count < 15; count += 1) await askGraph(target, REGISTRIES);
    wall.ms += 1_000;
    const answer = await askGraph(target, REGISTRIES);
    expectGraphRefusal(answer, {
      status: 429,
      code: "RateLimiting",
      details: [
        {
          code: "RateLimiting",
          message:
            "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.",
        },
      ],
    });
    expect([answer.headers.get("retry-after"), ...left(answer)]).toEqual(["4", "0", "00:00:04"]);
    expect((await askGraph(target, REGISTRIES, {}, { person: "reader" })).status).toBe(200);
    wall.ms += 4_000;
    expect((await askGraph(target, REGISTRIES)).status).toBe(200);
  });

  emulatorOnly("is spent by a query, not by a request without a token", async () => {
    await askGraph(target, REGISTRIES, {}, { authorization: null });
    expect(left(await askGraph(target, REGISTRIES))).toEqual(["14", "00:00:05"]);
  });
});
