import { z } from "zod";
import { armError } from "../errors/arm-error";
import { graphError, type SupportInfo } from "../errors/graph-error";
import { describeProblems } from "../state/describe-problems";
import { readSkipToken } from "./skip-token";

/** The most rows of one answer; also what it holds when nothing else is asked for, as measured in front of Azure. */
const MOST_ROWS = 1_000;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Options of other names are taken and do nothing, as in Azure.
const Body = z.object({
  query: z.string().min(1),
  subscriptions: z.array(z.string()).nullish(),
  managementGroups: z.array(z.string()).nullish(),
  facets: z.array(z.unknown()).nullish(),
  options: z
    .object({
      $top: z.int().min(1).max(MOST_ROWS).nullish(),
      $skip: z.int().nonnegative().nullish(),
      $skipToken: z.string().nullish(),
      resultFormat: z.string().nullish(),
      allowPartialScopes: z.boolean().nullish(),
      authorizationScopeFilter: z.string().nullish(),
    })
    .nullish(),
});

export interface QueryRequest {
  readonly query: string;
  /** Empty: all that the caller sees. */
  readonly subscriptionIds: readonly string[];
  readonly skip: number;
  readonly most: number;
}

export function queryRequestIn(content: unknown, support: SupportInfo): QueryRequest {
  const parsed = Body.safeParse(content);
  if (!parsed.success) throw graphError.invalidRequest(support, describeProblems(parsed.error));
  const { query, subscriptions, managementGroups, facets, options } = parsed.data;
  const subscriptionIds = subscriptions ?? [];
  const wrong = subscriptionIds.filter((one) => !GUID.test(one));
  if (wrong.length > 0) throw graphError.invalidSubscriptionIds(support, wrong);
  if ((managementGroups ?? []).length > 0) {
    throw armError.notImplemented("management groups in a Resource Graph query");
  }
  if ((facets ?? []).length > 0) throw armError.notImplemented("facets in a Resource Graph query");
  if ((options?.resultFormat ?? "objectArray") !== "objectArray") {
    throw armError.notImplemented(
      `the Resource Graph result format ${JSON.stringify(options?.resultFormat)}`,
    );
  }
  if ((options?.authorizationScopeFilter ?? "AtScopeAndBelow") !== "AtScopeAndBelow") {
    throw armError.notImplemented("authorization scope filters in a Resource Graph query");
  }
  const given = options?.$skipToken ?? undefined;
  const token = given === undefined ? undefined : readSkipToken(given);
  if (given !== undefined && token === undefined) {
    throw graphError.invalidRequest(support, "The value of '$skipToken' is invalid.");
  }
  return {
    query,
    subscriptionIds,
    // Either is stronger than what the token says.
    skip: options?.$skip ?? token?.RowsToSkip ?? 0,
    most: Math.min(MOST_ROWS, options?.$top ?? token?.MaxRows ?? MOST_ROWS),
  };
}
