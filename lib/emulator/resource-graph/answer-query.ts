import type { ArmCall } from "../arm/arm-call";
import { GRAPH_API_VERSIONS_ANSWERED } from "../arm/api-versions";
import { armError } from "../errors/arm-error";
import { graphError, type SupportInfo } from "../errors/graph-error";
import { json, type Reply } from "../http/reply";
import { hasAnyRoleAround } from "../rbac/scope-rights";
import { registriesAt } from "../state/past";
import { sameName, subscriptionScope } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { InvalidQuery } from "./invalid-query";
import { parseQuery } from "./parse-query";
import { queryRequestIn, type QueryRequest } from "./query-request";
import { resourcesTable } from "./resources-table";
import { runQuery } from "./run-query";
import { writeSkipToken } from "./skip-token";
import { supportInfo } from "./support-info";
import { rowBody, type Table } from "./table";

/** `POST /providers/Microsoft.ResourceGraph/resources`: the queries of the dashboard, and 501 for others. */
export function answerQueryRoute(call: ArmCall): Reply {
  if (!GRAPH_API_VERSIONS_ANSWERED.includes(call.apiVersion)) {
    // Their answers are tables of columns and rows.
    throw armError.notImplemented(`Resource Graph in version ${call.apiVersion}`);
  }
  const support = supportInfo(call.azure, call.nowMs);
  const request = queryRequestIn(call.content, support);
  const subscriptionIds = eligibleSubscriptions(call, request, support);
  try {
    const stages = parseQuery(request.query);
    return json(200, answer(runQuery(visibleResources(call, subscriptionIds), stages), request));
  } catch (error) {
    if (error instanceof InvalidQuery) throw graphError.invalidQuery(support, error.detail);
    throw error;
  }
}

/**
 * Subscriptions that the caller cannot see are left out without a word, as measured in front of Azure.
 *
 * Unconfirmed: that a caller who names none and sees none gets an empty answer.
 */
function eligibleSubscriptions(
  { state, caller }: ArmCall,
  { subscriptionIds }: QueryRequest,
  support: SupportInfo,
): ReadonlySet<string> {
  const eligible = state.subscriptions.filter(
    (one) =>
      one.tenantId === caller.tenantId &&
      (subscriptionIds.length === 0 || subscriptionIds.some((id) => sameName(id, one.subscriptionId))) &&
      hasAnyRoleAround(state, caller.objectId, subscriptionScope(one.subscriptionId)),
  );
  if (eligible.length === 0 && subscriptionIds.length > 0) {
    throw graphError.noValidSubscriptions(support, subscriptionIds);
  }
  return new Set(eligible.map((one) => one.subscriptionId));
}

/** As they were a while ago: Resource Graph hears of a change after ARM has made it. */
function visibleResources(call: ArmCall, subscriptionIds: ReadonlySet<string>): Table {
  const { state, azure, caller, nowMs } = call;
  const lagMs = azure.settings.resourceGraphLagSeconds * 1000;
  const registries = registriesAt(state, simulatedNow(state.clock, nowMs) - lagMs);
  const inScope = registries.filter((one) => subscriptionIds.has(one.subscriptionId));
  return resourcesTable(state, inScope, caller.objectId);
}

/** Pages need the column `id`; without it what is too much is cut off, and only then is `resultTruncated` true. */
function answer(table: Table, { skip, most }: QueryRequest): unknown {
  const end = skip + most;
  const rows = table.rows.slice(skip, end);
  const isMore = end < table.rows.length;
  const isPaged = table.columns.has("id");
  return {
    totalRecords: table.rows.length,
    count: rows.length,
    data: rows.map((row) => rowBody(table, row)),
    facets: [],
    resultTruncated: isMore && !isPaged ? "true" : "false",
    ...(isMore && isPaged && { $skipToken: writeSkipToken({ MaxRows: most, RowsToSkip: end }) }),
  };
}
