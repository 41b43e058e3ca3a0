import "server-only";
import { bearerTokenAuthenticationPolicyName, type PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import { isAtArmOrigin, parseUrl } from "./arm-origin";
import { attemptOf, refused } from "./arm-errors";
import { claimsChallengeIn } from "./claims-challenge";

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
      const response = await next(request);
      if (response.status === 401) await rememberChallenge(caller, response.headers.get("www-authenticate"));
      return response;
    },
  };
}

/** For the next sign-in. The refusal itself goes on as it is, also when this fails. */
async function rememberChallenge(caller: Caller, wwwAuthenticate: string | undefined): Promise<void> {
  const claims = claimsChallengeIn(wwwAuthenticate);
  if (claims === undefined) return;
  try {
    await caller.rememberChallenge?.(claims);
  } catch (error) {
    logger.error({ err: error }, "a claims challenge could not be kept");
  }
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
