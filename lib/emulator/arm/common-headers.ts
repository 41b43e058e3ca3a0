import type { Reply } from "../http/reply";
import type { LocalAzure } from "../local-azure";
import type { Person } from "../state/model";
import { randomBytes, randomGuid } from "../state/random";
import type { QueriesLeft } from "../throttle/query-windows";
import type { Spent, RequestKind } from "../throttle/quotas";
import type { ArmRoute } from "./arm-call";
import { advertisedVersions } from "./api-versions";

export interface Passage {
  readonly route: ArmRoute | undefined;
  readonly caller: Person | undefined;
  readonly kind: RequestKind;
  readonly spent: Spent | undefined;
  /** Of Resource Graph. */
  readonly queries: QueriesLeft | undefined;
  /** Whether the answer comes from the registry's provider, and not from ARM's own checks in front of it. */
  readonly reachedProvider: boolean;
}

const ARM_REGION = "westus2";

/** Headers that ARM puts on every answer, and those that depend on how far the request came. */
export function commonHeaders(azure: LocalAzure, reply: Reply, passage: Passage): Record<string, string> {
  const { route } = passage;
  const random = azure.requestRandom;
  const now = new Date(azure.wallNow()).toISOString();
  const correlationId = randomGuid(random, 4);
  const reference = () => randomBytes(random, 16).toString("hex").toUpperCase();
  const versions =
    route === undefined ? undefined : advertisedVersions(route.versions, route.isList === true);
  return {
    "cache-control": "no-cache",
    pragma: "no-cache",
    expires: "-1",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-cache": "CONFIG_NOCACHE",
    "x-msedge-ref": `Ref A: ${reference()} Ref B: ${ARM_REGION.toUpperCase()}000000000 Ref C: ${now.slice(0, 19)}Z`,
    "x-ms-request-id": randomGuid(random, 4),
    "x-ms-correlation-request-id": correlationId,
    "x-ms-routing-request-id": `${ARM_REGION.toUpperCase()}:${now.replace(/[-:]|\.\d+/g, "")}:${correlationId}`,
    ...operationIdentifier(azure, passage),
    ...(versions !== undefined &&
      passage.reachedProvider &&
      route?.poll !== "result" && { "api-supported-versions": versions }),
    ...(route?.isList === true &&
      route.method === "GET" &&
      reply.status === 200 && { "x-ms-original-request-ids": "" }),
    ...quotaHeaders(passage),
    ...queryHeaders(passage),
  };
}

/** On writes, polls and name checks, not on plain reads. */
function operationIdentifier(azure: LocalAzure, { route, caller }: Passage): Record<string, string> {
  if (route === undefined || caller === undefined) return {};
  if (route.method === "GET" && route.poll === undefined) return {};
  const id = randomGuid(azure.requestRandom, 4);
  return {
    "x-ms-operation-identifier": `tenantId=${caller.tenantId},objectId=${caller.objectId}/${ARM_REGION}/${id}`,
  };
}

function quotaHeaders({ spent, kind }: Passage): Record<string, string> {
  if (spent === undefined) return {};
  const own = String(spent.own.remaining);
  if (spent.everyone === undefined) return { [`x-ms-ratelimit-remaining-tenant-${kind}s`]: own };
  return {
    [`x-ms-ratelimit-remaining-subscription-${kind}s`]: own,
    [`x-ms-ratelimit-remaining-subscription-global-${kind}s`]: String(spent.everyone.remaining),
  };
}

/** https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests */
function queryHeaders({ queries }: Passage): Record<string, string> {
  if (queries === undefined) return {};
  const remaining = String(queries.remaining);
  return {
    "x-ms-user-quota-remaining": remaining,
    "x-ms-user-quota-resets-after": `00:00:${String(queries.resetsAfterSeconds).padStart(2, "0")}`,
    "x-ms-ratelimit-remaining-tenant-resource-requests": remaining,
  };
}
