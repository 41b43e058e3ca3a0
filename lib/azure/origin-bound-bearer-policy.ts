import "server-only";
import { bearerTokenAuthenticationPolicyName, type PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { isAtArmOrigin, parseUrl } from "./arm-origin";
import { attemptOf, refused } from "./arm-errors";

/**
 * Signs requests to ARM's own origin and refuses all others.
 *
 * Takes the name of the SDK's policy, so that it replaces that one and is never doubled by it. Page links,
 * operation URLs and redirects come out of answers, so each is checked here before a token is attached.
 */
export function originBoundBearerPolicy(caller: Caller, armEndpoint: string): PipelinePolicy {
  return {
    name: bearerTokenAuthenticationPolicyName,
    async sendRequest(request, next) {
      if (!isAtArmOrigin(request.url, armEndpoint)) {
        throw refused("unavailable", { kind: "malformed_answer" }, attemptOf(request.method), {
          cause: `refused to send an ARM token to ${parseUrl(request.url)?.origin ?? "an address that is none"}`,
        });
      }
      const { token } = await armTokenOf(caller, request.abortSignal);
      request.headers.set("Authorization", `Bearer ${token}`);
      return next(request);
    },
  };
}

async function armTokenOf(caller: Caller, signal: Aborting | undefined): Promise<{ token: string }> {
  try {
    return await Promise.race([caller.armToken(), rejectionOn(signal)]);
  } catch (error) {
    if (error instanceof AppError || signal?.aborted === true) throw error;
    throw new AppError("unavailable", {
      userMessage: "No access token for Azure could be had.",
      nextStep: "Try again in a moment. Nothing was changed.",
      cause: error,
    });
  }
}

type Aborting = NonNullable<Parameters<PipelinePolicy["sendRequest"]>[0]["abortSignal"]>;

function rejectionOn(signal: Aborting | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => {
      reject(new DOMException("The time for this request is up.", "AbortError"));
    };
    if (signal?.aborted === true) abort();
    else signal?.addEventListener("abort", abort);
  });
}
