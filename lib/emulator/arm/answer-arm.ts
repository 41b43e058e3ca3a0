import { armError } from "../errors/arm-error";
import { Refusal, type Reply } from "../http/reply";
import { MAX_BODY_BYTES, type WireRequest } from "../http/wire-request";
import { authenticate, issuerOf } from "../identity/tokens";
import { settle } from "../lifecycle/settle";
import type { LocalAzure } from "../local-azure";
import { hasAnyRoleAround, isAllowed } from "../rbac/scope-rights";
import type { EmulatorState, Person } from "../state/model";
import {
  findRegistryById,
  registryScope,
  resourceGroupScope,
  sameName,
  subscriptionScope,
} from "../state/resource-ids";
import type { RequestKind, Spent } from "../throttle/quotas";
import { checkedApiVersion } from "./api-versions";
import type { ArmCall, ArmRoute } from "./arm-call";
import { commonHeaders } from "./common-headers";
import { parseContent } from "./content";
import { findRoute, type RouteMatch } from "./router";

/** How far a request came, for the headers of its answer. */
interface Progress {
  match: RouteMatch | undefined;
  caller: Person | undefined;
  spent: Spent | undefined;
  isHandled: boolean;
}

/** Takes a request through ARM's checks in ARM's order, then to the handler of its route. */
export async function answerArm(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  const progress: Progress = { match: undefined, caller: undefined, spent: undefined, isHandled: false };
  let reply: Reply;
  try {
    reply = await pass(azure, request, progress);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(`${request.method} ${request.path}`, error);
    reply = (error instanceof Refusal ? error : armError.internal()).reply;
  }
  const route = progress.match?.route;
  const passage = {
    route,
    caller: progress.caller,
    kind: kindOf(request.method, route),
    spent: progress.spent,
    reachedProvider: progress.isHandled && !isArmError(reply),
  };
  return { ...reply, headers: { ...commonHeaders(azure, passage, reply), ...reply.headers } };
}

async function pass(azure: LocalAzure, request: WireRequest, progress: Progress): Promise<Reply> {
  const nowMs = azure.wallNow();
  if (settle(azure.state, nowMs)) azure.changed();
  const { state } = azure;
  const subscriptionId = /^\/subscriptions\/([^/]+)/i.exec(request.path)?.[1];
  const subscription = state.subscriptions.find(
    (one) => subscriptionId !== undefined && sameName(one.subscriptionId, subscriptionId),
  );
  const tenantId = subscription?.tenantId ?? "common";
  const caller = await authenticate(state, request.authorization, tenantId, nowMs);
  progress.caller = caller;
  progress.match = findRoute(request.method, request.path);
  if (progress.match === undefined) throw armError.notImplemented(`${request.method} ${request.path}`);
  const { route, params } = progress.match;
  const apiVersion = checkedApiVersion(request.query, route.versions, homeOf(state, params));
  if (params["subscriptionId"] !== undefined && subscription === undefined) {
    throw armError.subscriptionNotFound(params["subscriptionId"]);
  }
  if (subscription !== undefined && subscription.tenantId !== caller.tenantId) {
    throw armError.wrongTenant(
      issuerOf(caller.tenantId),
      issuerOf(subscription.tenantId),
      subscription.tenantId,
    );
  }
  const kind = kindOf(request.method, route);
  progress.spent = azure.quotas.spend(
    subscription ?? { tenantId: caller.tenantId },
    caller.objectId,
    kind,
    nowMs,
  );
  refuseWhenDry(progress.spent, kind, caller, subscription?.subscriptionId);
  const scope = scopeOf(params);
  authorize(state, route, caller, scope);
  refuseMissingGroup(state, params);
  const content = contentOf(request);
  const call: ArmCall = { azure, state, request, params, caller, apiVersion, scope, content, nowMs };
  progress.isHandled = true;
  const reply = route.handle(call);
  if (route.method !== "GET") azure.changed();
  return reply;
}

function kindOf(method: string, route: ArmRoute | undefined): RequestKind {
  if (route?.countsAs !== undefined) return route.countsAs;
  if (method === "GET" || method === "HEAD") return "read";
  return method === "DELETE" ? "delete" : "write";
}

function refuseWhenDry(
  spent: Spent,
  kind: RequestKind,
  caller: Person,
  subscriptionId: string | undefined,
): void {
  const dry = [spent.own, spent.everyone].find((one) => one?.ok === false);
  if (dry?.ok !== false) return;
  throw subscriptionId === undefined
    ? armError.tenantThrottled(kind, caller.tenantId, caller.objectId, dry.retryAfterSeconds)
    : armError.throttled(kind, subscriptionId, caller.objectId, dry.retryAfterSeconds);
}

/** The resource that the path names, or the nearest one above what it lists. */
function scopeOf(params: RouteMatch["params"]): string {
  const { subscriptionId, resourceGroup, registryName, replicationName } = params as Record<
    string,
    string | undefined
  >;
  if (subscriptionId === undefined) return "/";
  if (resourceGroup === undefined) return subscriptionScope(subscriptionId);
  if (registryName === undefined) return resourceGroupScope(subscriptionId, resourceGroup);
  const registry = registryScope(subscriptionId, resourceGroup, registryName);
  return replicationName === undefined ? registry : `${registry}/replications/${replicationName}`;
}

function homeOf(state: EmulatorState, params: RouteMatch["params"]): string {
  const { subscriptionId, resourceGroup, registryName } = params as Record<string, string | undefined>;
  if (subscriptionId === undefined || resourceGroup === undefined || registryName === undefined) return "";
  return findRegistryById(state, registryScope(subscriptionId, resourceGroup, registryName))?.location ?? "";
}

function authorize(state: EmulatorState, route: ArmRoute, caller: Person, scope: string): void {
  if (route.action === undefined) return;
  const isAdmitted =
    route.rights === "exact"
      ? isAllowed(state, caller.objectId, route.action, scope)
      : hasAnyRoleAround(state, caller.objectId, scope);
  if (!isAdmitted) {
    throw armError.authorizationFailed(caller.principalName, caller.objectId, route.action, scope);
  }
}

function refuseMissingGroup(state: EmulatorState, params: RouteMatch["params"]): void {
  const { subscriptionId, resourceGroup } = params as Record<string, string | undefined>;
  if (subscriptionId === undefined || resourceGroup === undefined) return;
  const exists = state.resourceGroups.some(
    (one) => sameName(one.subscriptionId, subscriptionId) && sameName(one.name, resourceGroup),
  );
  if (!exists) throw armError.resourceGroupNotFound(resourceGroup);
}

function contentOf(request: WireRequest): Readonly<Record<string, unknown>> {
  if (request.body === undefined) throw armError.contentTooLarge(MAX_BODY_BYTES);
  if (request.method === "GET" || request.method === "DELETE") return {};
  if (request.contentType !== undefined && !/^[\w.+/-]*json\b/i.test(request.contentType)) {
    throw armError.unsupportedMediaType();
  }
  if (request.body.trim() === "") throw armError.invalidContent("The body is empty");
  return parseContent(request.body);
}

function isArmError(reply: Reply): boolean {
  return reply.status >= 400 && !JSON.stringify(reply.body ?? {}).includes('"status":"Failed"');
}
