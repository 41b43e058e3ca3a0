import { expect } from "vitest";
import { callArm, GRAPH_VERSION, type Answer, type CallOptions } from "./arm";
import type { Target } from "./target";

export const GRAPH_PATH = "/providers/Microsoft.ResourceGraph/resources";

/** The query that the dashboard sends. */
export const FLEET = `resources
| where type in~ ('microsoft.containerregistry/registries', 'microsoft.containerregistry/registries/replications')
| project id, type, location, tier = tostring(sku.tier), provisioningState = tostring(properties.provisioningState), displayStatus = tostring(properties.status.displayStatus), routing = tostring(properties.regionEndpointEnabled)
| order by id asc`;

export const REGISTRIES =
  "resources | where type =~ 'microsoft.containerregistry/registries' | project id, name, location, resourceGroup, subscriptionId, tags, sku, properties";
export const REPLICATIONS =
  "resources | where type =~ 'microsoft.containerregistry/registries/replications' | project id, name, location, properties | order by id asc";

export interface GraphAnswer {
  readonly totalRecords: number;
  readonly count: number;
  readonly data: readonly GraphRow[];
  readonly facets: readonly unknown[];
  readonly resultTruncated: string;
  readonly $skipToken?: string;
}

export interface GraphRow {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
  readonly sku: { readonly tier: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One query as it is; the body is what is sent, apart from the query. */
export function askGraph(
  target: Target,
  query: string,
  body: Readonly<Record<string, unknown>> = {},
  options: CallOptions = {},
): Promise<Answer> {
  return callArm(target, "POST", GRAPH_PATH, {
    apiVersion: GRAPH_VERSION,
    body: { query, ...body },
    ...options,
  });
}

export async function rowsOf(
  target: Target,
  query: string,
  body: Readonly<Record<string, unknown>> = {},
  person?: string,
): Promise<GraphAnswer> {
  const answer = await askGraph(target, query, body, person === undefined ? {} : { person });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as GraphAnswer;
}

/** Follows the tokens to the end. Answers every page. */
export async function pagesOf(
  target: Target,
  query: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<GraphAnswer[]> {
  const pages = [await rowsOf(target, query, { options })];
  for (;;) {
    const $skipToken = pages.at(-1)?.$skipToken;
    if ($skipToken === undefined) return pages;
    pages.push(await rowsOf(target, query, { options: { $skipToken } }));
  }
}

export const namesIn = ({ data }: GraphAnswer): string[] => data.map((row) => row.name);

/** Resource Graph's own envelope, in which the reason is the last of the details. */
export function expectGraphRefusal(
  answer: Answer,
  expected: { readonly status: number; readonly code: string; readonly details: readonly unknown[] },
): void {
  expect([answer.status, answer.body]).toEqual([
    expected.status,
    {
      error: {
        code: expected.code,
        message: expect.stringMatching(
          /^Please provide below info when asking for support: timestamp = \d{4}-\d\d-\d\dT[\d:.]+Z, correlationId = [0-9a-f-]{36}\.$/,
        ) as string,
        details: expected.details,
      },
    },
  ]);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
}
