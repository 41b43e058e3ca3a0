import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { armRestClient } from "./arm-client";
import { refused } from "./arm-errors";
import { isJsonObject, type JsonObject, textOf } from "./json-object";
import { readShape } from "./read-shape";

const PATH = "/providers/Microsoft.ResourceGraph/resources";
const API_VERSION = { "api-version": "2022-10-01" };
const ROWS_A_PAGE = 1_000;
const MOST_PAGES = 100;
/**
 * Subscriptions to a query, as advised.
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
 */
const SUBSCRIPTIONS_A_QUERY = 300;
const LONGEST_WAIT_MS = 5_000;

/** What is left of the principal's own quota of queries, as Resource Graph says with every answer. */
export interface QueryQuota {
  readonly remaining: number;
  readonly resetsAfterMs: number;
}

export interface GraphAnswer {
  readonly rows: readonly JsonObject[];
  /** False when Azure cut the rows off, or they moved between pages while they were read. */
  readonly isWhole: boolean;
  /** After the last query; undefined when Azure does not say. */
  readonly quota: QueryQuota | undefined;
}

interface Waiting {
  readonly pause?: (ms: number) => Promise<unknown>;
}

const PAGE = z.object({
  totalRecords: z.number().optional().catch(undefined),
  data: z.array(z.unknown().refine(isJsonObject)).transform((rows) => rows.filter(isJsonObject)),
  resultTruncated: z.string().catch("false"),
  $skipToken: z.string().min(1).optional().catch(undefined),
});

/**
 * All rows of a query over these subscriptions. They need the column `id`, and have to be in its order: Azure pages by
 * counting, so a row can be on two pages or on none while something changes. Then it is asked once more.
 *
 * Rows are minutes behind ARM, and what the caller may not read is left out without a word.
 */
export async function queryResourceGraph(
  caller: Caller,
  query: string,
  subscriptionIds: readonly string[],
  waiting: Waiting = {},
): Promise<GraphAnswer> {
  const rows: JsonObject[] = [];
  let isWhole = true;
  let quota: QueryQuota | undefined;
  for (let start = 0; start < subscriptionIds.length; start += SUBSCRIPTIONS_A_QUERY) {
    const subscriptions = subscriptionIds.slice(start, start + SUBSCRIPTIONS_A_QUERY);
    const read = new GraphRead(caller, { query, subscriptions }, waiting, quota);
    let part = await read.all();
    if (!part.isWhole && !part.isCut) part = await read.all();
    rows.push(...part.rows);
    isWhole &&= part.isWhole;
    quota = read.quota;
  }
  return { rows, isWhole, quota };
}

interface Part {
  readonly rows: readonly JsonObject[];
  readonly isWhole: boolean;
  readonly isCut: boolean;
}

class GraphRead {
  readonly #caller: Caller;
  readonly #asked: { readonly query: string; readonly subscriptions: readonly string[] };
  readonly #pause: (ms: number) => Promise<unknown>;
  quota: QueryQuota | undefined;

  constructor(
    caller: Caller,
    asked: { readonly query: string; readonly subscriptions: readonly string[] },
    { pause = wait }: Waiting,
    quota: QueryQuota | undefined,
  ) {
    this.#caller = caller;
    this.#asked = asked;
    this.#pause = pause;
    this.quota = quota;
  }

  async all(): Promise<Part> {
    const byId = new Map<string, JsonObject>();
    const client = armRestClient(this.#caller, "query").pathUnchecked(PATH);
    let $skipToken: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      await this.#waitForQuota();
      const options = $skipToken === undefined ? { $top: ROWS_A_PAGE } : { $skipToken };
      const page = await client.post({
        queryParameters: API_VERSION,
        contentType: "application/json",
        body: { ...this.#asked, options: { ...options, resultFormat: "objectArray" } },
      });
      this.quota = quotaOf(page.headers);
      const answer = readShape(PAGE, page.body, "rows of Resource Graph");
      for (const row of answer.data) byId.set((textOf(row["id"]) ?? "").toLowerCase(), row);
      $skipToken = answer.$skipToken;
      if ($skipToken !== undefined) continue;
      // Not in `resultTruncated`, which is a text and false while there are more pages, but in the token alone.
      const isCut = answer.resultTruncated.toLowerCase() === "true";
      const isWhole = !isCut && byId.size === (answer.totalRecords ?? byId.size);
      return { rows: [...byId.values()], isWhole, isCut };
    }
    throw refused("unavailable", { kind: "malformed_answer" }, "read", {
      cause: `Resource Graph has more than ${MOST_PAGES} pages`,
    });
  }

  async #waitForQuota(): Promise<void> {
    if (this.quota === undefined || this.quota.remaining > 0) return;
    await this.#pause(Math.min(LONGEST_WAIT_MS, this.quota.resetsAfterMs));
  }
}

function quotaOf(headers: Readonly<Record<string, string | undefined>>): QueryQuota | undefined {
  const remaining = headers["x-ms-user-quota-remaining"];
  const [, hours, minutes, seconds] =
    /^(\d{1,2}):(\d{2}):(\d{2})/.exec(headers["x-ms-user-quota-resets-after"] ?? "") ?? [];
  if (remaining === undefined || !/^\d{1,9}$/.test(remaining) || seconds === undefined) return undefined;
  const resetsAfterMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return { remaining: Number(remaining), resetsAfterMs };
}
