import { setTimeout as wait } from "node:timers/promises";
import { armError } from "../errors/arm-error";
import { graphError } from "../errors/graph-error";
import { statusReply } from "../faults/status-reply";
import { takeFault } from "../faults/take-fault";
import { Refusal, type Answer, type Ending, type Reply } from "../http/reply";
import { MAX_BODY_BYTES, type WireRequest } from "../http/wire-request";
import { authenticate, issuerOf } from "../identity/authenticate";
import { settle } from "../lifecycle/settle";
import type { LocalAzure } from "../local-azure";
import { supportInfo } from "../resource-graph/support-info";
import type { EmulatorState, Person } from "../state/model";
import { rememberBefore } from "../state/past";
import { sameName } from "../state/resource-ids";
import type { QueriesLeft } from "../throttle/query-windows";
import type { RequestKind, Spent } from "../throttle/quotas";
import { checkedApiVersion } from "./api-versions";
import type { ArmCall, ArmRoute } from "./arm-call";
import { commonHeaders } from "./common-headers";
import { parseContent } from "./content";
import { refuseDisallowed, refuseLocked, refuseMissingGroup, refuseUnauthorized } from "./guards";
import { metadataEndpoints } from "./metadata-endpoints";
import { homeOfRegistryIn, registryIdIn, requestScope } from "./request-scope";
import { findRoute, type RouteMatch } from "./router";
import { simulatedNow } from "../time/simulated-clock";

type Subscription = EmulatorState["subscriptions"][number];

/** How far a request came, for the headers of its answer, and what a fault does to the answer on its way out. */
interface Progress {
  match?: RouteMatch;
  caller?: Person;
  spent?: Spent;
  queries?: QueriesLeft;
  isHandled: boolean;
  ending: Ending;
  disguise?: { readonly contentType: string; readonly text: string };
}

/** Takes a request through ARM's checks, then to the handler of its route. */
export async function answerArm(azure: LocalAzure, request: WireRequest): Promise<Answer> {
  const progress: Progress = { isHandled: false, ending: "whole" };
  let reply: Reply;
  try {
    reply = await pass(azure, request, progress);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(`${request.method} ${request.path}`, error);
    reply = (error instanceof Refusal ? error : armError.internal()).reply;
  }
  const { match, caller, spent, queries, disguise, ending } = progress;
  const headers = commonHeaders(azure, reply, {
    route: match?.route,
    caller,
    spent,
    queries,
    kind: requestKind(request.method, match?.route),
    reachedProvider: progress.isHandled && (reply.status < 400 || isProviderError(reply)),
  });
  const whole = { ...reply, headers: { ...headers, ...reply.headers } };
  if (disguise === undefined) return { reply: whole, ending };
  const disguised = { ...whole.headers, "content-type": disguise.contentType };
  return { reply: { ...whole, headers: disguised, text: disguise.text }, ending };
}

async function pass(azure: LocalAzure, request: WireRequest, progress: Progress): Promise<Reply> {
  if (request.method === "GET" && /^\/metadata\/endpoints\/?$/i.test(request.path)) {
    return metadataEndpoints(request);
  }
  const nowMs = azure.wallNow();
  if (settle(azure.state, nowMs)) azure.changed();
  const subscription = subscriptionIn(azure.state, request.path);
  const authority = `${request.origin}/${subscription?.tenantId ?? "common"}`;
  const caller = await authenticate(azure.state, request.authorization, authority, nowMs);
  progress.caller = caller;
  refuseForeignTenant(subscription, caller, authority);
  const match = findRoute(request.method, request.path);
  if (match === undefined) throw armError.notImplemented(`${request.method} ${request.path}`);
  progress.match = match;
  const home = homeOfRegistryIn(azure.state, match.params);
  const apiVersion = checkedApiVersion(request.query, match.route.versions, home);
  refuseUnknownSubscription(match, subscription);
  spendQuota(azure, request, progress, { ...match, caller, subscription }, nowMs);
  const injected = await meetFaults(azure, request, progress);
  if (injected !== undefined) return injected;
  return handle(azure, request, progress, { ...match, caller, apiVersion });
}

function spendQuota(
  azure: LocalAzure,
  request: WireRequest,
  progress: Progress,
  { route, caller, subscription }: RouteMatch & { caller: Person; subscription: Subscription | undefined },
  nowMs: number,
): void {
  if (route.quota === "resource-graph") {
    progress.queries = azure.queryWindows.spend(caller.objectId, nowMs);
    const { ok, resetsAfterSeconds } = progress.queries;
    if (!ok) throw graphError.throttled(supportInfo(azure, nowMs), resetsAfterSeconds);
    return;
  }
  const kind = requestKind(request.method, route);
  const quotaOf = subscription ?? { tenantId: caller.tenantId };
  progress.spent = azure.quotas.spend(quotaOf, caller.objectId, kind, nowMs);
  refuseWhenDry(progress.spent, kind, caller, subscription?.subscriptionId);
}

/** Nothing here waits, so that no other request comes between the checks and the change. */
function handle(
  azure: LocalAzure,
  request: WireRequest,
  progress: Progress,
  { route, params, caller, apiVersion }: RouteMatch & Pick<ArmCall, "caller" | "apiVersion">,
): Reply {
  const nowMs = azure.wallNow();
  if (settle(azure.state, nowMs)) azure.changed();
  const mayUseUpFault = azure.state.faults.length > 0;
  const state = statePast(azure.state, request, route) ?? azure.state;
  const scope = requestScope(params);
  refuseUnauthorized(state, route, caller, scope);
  refuseMissingGroup(state, params["subscriptionId"], params["resourceGroup"]);
  const content = contentOf(request);
  const call: ArmCall = { azure, state, request, params, caller, apiVersion, scope, content, nowMs };
  refuseLocked(call, route);
  refuseDisallowed(call, route);
  progress.isHandled = true;
  const isChange = requestKind(request.method, route) !== "read";
  const registryId = registryIdIn(params);
  if (isChange && registryId !== undefined) {
    rememberBefore(azure.state, registryId, simulatedNow(azure.state.clock, nowMs));
  }
  try {
    return route.handle(call);
  } finally {
    if (isChange || mayUseUpFault) azure.changed();
  }
}

/** Answers with what a fault wants said instead of the truth; undefined lets the request go on. */
async function meetFaults(
  azure: LocalAzure,
  request: WireRequest,
  progress: Progress,
): Promise<Reply | undefined> {
  const delay = takeFault(azure.state, request, ["delay"]);
  if (delay !== undefined) await wait(delay.effect.ms, undefined, { ref: false });
  const taken = takeFault(azure.state, request, ["status", "hang", "reset", "half-body", "content-type"]);
  if (delay !== undefined || taken !== undefined) azure.changed();
  if (taken === undefined) return undefined;
  const { effect } = taken;
  const nothing: Reply = { status: 200, headers: {}, body: undefined };
  switch (effect.type) {
    case "status":
      return statusReply(effect);
    case "hang":
      progress.ending = "never";
      return nothing;
    case "reset":
      progress.ending = "reset";
      return effect.when === "before" ? nothing : undefined;
    case "half-body":
      progress.ending = "half-body";
      return undefined;
    case "content-type":
      progress.disguise = effect;
      return undefined;
  }
}

function statePast(state: EmulatorState, request: WireRequest, route: ArmRoute): EmulatorState | undefined {
  if (route.isList !== true) return undefined;
  const snapshot = takeFault(state, request, ["stale-list"])?.fault.snapshot;
  return snapshot ? { ...state, registries: snapshot, past: [] } : undefined;
}

function subscriptionIn(state: EmulatorState, path: string): Subscription | undefined {
  const id = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  return id === undefined ? undefined : state.subscriptions.find((one) => sameName(one.subscriptionId, id));
}

function refuseForeignTenant(
  subscription: Subscription | undefined,
  caller: Person,
  authority: string,
): void {
  if (subscription === undefined || subscription.tenantId === caller.tenantId) return;
  throw armError.wrongTenant(issuerOf(caller.tenantId), issuerOf(subscription.tenantId), authority);
}

function refuseUnknownSubscription({ params }: RouteMatch, subscription: Subscription | undefined): void {
  const id = params["subscriptionId"];
  if (id !== undefined && subscription === undefined) throw armError.subscriptionNotFound(id);
}

function requestKind(method: string, route: ArmRoute | undefined): RequestKind {
  if (route?.countsAs !== undefined) return route.countsAs;
  if (method === "GET" || method === "HEAD") return "read";
  return method === "DELETE" ? "delete" : "write";
}

function refuseWhenDry(spent: Spent, kind: RequestKind, caller: Person, subscriptionId?: string): void {
  const dry = [spent.own, spent.everyone].find((one) => one?.ok === false);
  if (dry?.ok !== false) return;
  throw subscriptionId === undefined
    ? armError.tenantThrottled(kind, caller.tenantId, caller.objectId, dry.retryAfterSeconds)
    : armError.throttled(kind, subscriptionId, caller.objectId, dry.retryAfterSeconds);
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

/** The provider's errors carry `status` beside `error`; ARM's do not. */
function isProviderError({ body }: Reply): boolean {
  return typeof body === "object" && body !== null && "status" in body;
}
