import "server-only";
import {
  bearerTokenAuthenticationPolicyName,
  type PipelinePolicy,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import { isAtArmOrigin, parseUrl } from "./arm-origin";
import { attemptOf, refused } from "./arm-errors";
import { claimsChallengeIn } from "./claims-challenge";

const READING: ReadonlySet<string> = new Set(["GET", "HEAD"]);

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
        throw refused("unavailable", { kind: "malformed_answer" }, attemptOf(request.method, request.url), {
          cause: `refused to send an ARM token to ${parseUrl(request.url)?.origin ?? "an address that is none"}`,
        });
      }
      if (caller.mayOnlyRead && !READING.has(request.method)) {
        throw new Error(`${caller.displayName} only reads, and does not sign a ${request.method}`);
      }
      const token = await armTokenOf(caller, request.abortSignal);
      request.headers.set("Authorization", `Bearer ${token.token}`);
      const response = await next(request);
      if (response.status === 401) await rememberRefusal(caller, token, response);
      return response;
    },
  };
}

/** For the next sign-in. The refusal itself goes on as it is, also when this fails. */
async function rememberRefusal(caller: Caller, token: ArmToken, response: PipelineResponse): Promise<void> {
  const claims = claimsChallengeIn(response.headers.get("www-authenticate"));
  try {
    if (claims !== undefined) await caller.rememberChallenge?.(claims);
    // A new token would be for the same directory, and this one is good for other subscriptions.
    else if (!isAboutDirectory(response)) await caller.forgetToken?.(token);
  } catch (error) {
    logger.error({ err: error }, "what ARM said about a token could not be kept");
  }
}

function isAboutDirectory({ bodyAsText }: PipelineResponse): boolean {
  return bodyAsText?.includes("InvalidAuthenticationTokenTenant") === true;
}

async function armTokenOf(caller: Caller, signal: Aborting | undefined): Promise<ArmToken> {
  try {
    return await Promise.race([caller.armToken(), rejectionOn(signal)]);
  } catch (error) {
    if (error instanceof AppError || signal?.aborted === true) throw error;
    throw new AppError("unavailable", {
      userMessage: "No access token for Azure could be had.",
      nextStep: "Try again in a moment.",
      changedNothing: true,
      cause: error,
    });
  }
}

type ArmToken = Awaited<ReturnType<Caller["armToken"]>>;

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
