import "server-only";
import {
  bearerTokenAuthenticationPolicyName,
  type Pipeline,
  proxyPolicyName,
} from "@azure/core-rest-pipeline";
import type { Caller } from "@/lib/auth/caller";
import { armBudgetPolicy } from "./arm-budget-policy";
import { isLoopbackHttp } from "./arm-origin";
import { boundedBodyPolicy } from "./bounded-body-policy";
import type { CallLimits } from "./call-limits";
import { countRequestsPolicy } from "./count-requests-policy";
import { originBoundBearerPolicy } from "./origin-bound-bearer-policy";
import { readAnswerPolicy } from "./read-answer-policy";
import { retryReadsPolicy } from "./retry-reads-policy";

// The package keeps this name to itself.
const SDK_RETRY_POLICY = "defaultRetryPolicy";

/** Puts our own judgement of answers, retries, signature and size around whatever an SDK client sends. */
export function securePipeline(
  pipeline: Pipeline,
  caller: Caller,
  armEndpoint: string,
  limits: CallLimits,
): void {
  pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
  pipeline.removePolicy({ name: SDK_RETRY_POLICY });
  // A proxy from the environment would see a token that is meant to stay on this machine.
  if (isLoopbackHttp(new URL(armEndpoint))) pipeline.removePolicy({ name: proxyPolicyName });
  pipeline.addPolicy(readAnswerPolicy(caller, limits), { afterPhase: "Deserialize" });
  pipeline.addPolicy(retryReadsPolicy(limits), { phase: "Retry" });
  pipeline.addPolicy(originBoundBearerPolicy(caller, armEndpoint), { phase: "Sign" });
  pipeline.addPolicy(armBudgetPolicy(caller), { afterPhase: "Sign" });
  pipeline.addPolicy(countRequestsPolicy(), { afterPhase: "Sign" });
  pipeline.addPolicy(boundedBodyPolicy(), { afterPhase: "Sign" });
}
