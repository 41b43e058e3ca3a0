import "server-only";
import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { subscriptionOf } from "@/lib/resource-id/resource-id";
import { armBudget, type BudgetScope } from "./arm-budget";
import { parseUrl } from "./arm-origin";
import { type RequestKind, requestKindOf } from "./request-kind";
import { retryAfterSeconds } from "./retry-after";

/** The wait that ARM mostly names. */
const USUAL_WAIT_SECONDS = 10;

/** Keeps count of what each request takes from ARM's budget, and of what its answer says is left. */
export function armBudgetPolicy(caller: Caller): PipelinePolicy {
  return {
    name: "armBudgetPolicy",
    async sendRequest(request, next) {
      const subscriptionId = subscriptionOf(parseUrl(request.url)?.pathname ?? "");
      if (subscriptionId === undefined) return next(request);
      const scope = { principal: armPrincipalOf(caller), subscriptionId };
      const kind = requestKindOf(request.method);
      armBudget().sent(scope, kind, Date.now());
      const response = await next(request);
      learn(scope, kind, response);
      return response;
    },
  };
}

function learn(scope: BudgetScope, kind: RequestKind, { status, headers }: PipelineResponse): void {
  const nowMs = Date.now();
  const remaining = headers.get(`x-ms-ratelimit-remaining-subscription-${kind}s`)?.trim();
  if (remaining !== undefined && /^\d{1,9}$/.test(remaining)) {
    armBudget().told(scope, kind, Number(remaining), nowMs);
  }
  if (status !== 429) return;
  const wait = retryAfterSeconds((name) => headers.get(name), nowMs) ?? USUAL_WAIT_SECONDS;
  armBudget().refused(scope, kind, wait, nowMs);
}
