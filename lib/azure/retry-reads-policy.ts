import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import {
  isRestError,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
  type SendRequest,
} from "@azure/core-rest-pipeline";
import { attemptOf } from "./arm-errors";
import type { CallLimits } from "./call-limits";
import { retryAfterSeconds } from "./retry-after";

const RETRIED_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** A page does not wait longer than this for its turn; the person is told when ARM allows the next request. */
const LONGEST_WAIT_MS = 5_000;
const FIRST_WAIT_MS = 200;
/** What a retry needs left of its time to be worth sending. */
const LEAST_TIME_MS = 1_000;

type Outcome = { readonly response: PipelineResponse } | { readonly error: unknown };

/** Sends a read again after a passing failure. Writes go out once, whatever comes back. */
export function retryReadsPolicy(limits: CallLimits): PipelinePolicy {
  return {
    name: "retryReadsPolicy",
    async sendRequest(request, next) {
      const retries = attemptOf(request.method, request.url) === "read" ? limits.retries : 0;
      const deadlineMs = Date.now() + limits.requestMs;
      for (let attempt = 0; ; attempt += 1) {
        const outcome = await tryOnce(request, next);
        const waitMs =
          attempt < retries && !isAborted(request) ? waitBeforeRetry(outcome, attempt) : undefined;
        if (waitMs === undefined || Date.now() + waitMs + LEAST_TIME_MS > deadlineMs) {
          if ("error" in outcome) throw outcome.error;
          return outcome.response;
        }
        await wait(
          waitMs,
          undefined,
          request.abortSignal instanceof AbortSignal ? { signal: request.abortSignal } : {},
        );
      }
    },
  };
}

async function tryOnce(request: PipelineRequest, next: SendRequest): Promise<Outcome> {
  try {
    return { response: await next(request) };
  } catch (error) {
    return { error };
  }
}

function isAborted(request: PipelineRequest): boolean {
  return request.abortSignal?.aborted === true;
}

function waitBeforeRetry(outcome: Outcome, attempt: number): number | undefined {
  const backoffMs = FIRST_WAIT_MS * 4 ** attempt * (1 + Math.random());
  if ("error" in outcome) return isRestError(outcome.error) ? backoffMs : undefined;
  const { response } = outcome;
  if (!RETRIED_STATUS.has(response.status)) return undefined;
  const seconds = retryAfterSeconds((name) => response.headers.get(name), Date.now());
  const waitMs = seconds === undefined ? backoffMs : seconds * 1000;
  return waitMs <= LONGEST_WAIT_MS ? waitMs : undefined;
}
