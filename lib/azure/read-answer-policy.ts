import "server-only";
import {
  isRestError,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { type ArmAnswer, appErrorOf, attemptOf, correlationIdOf, refused } from "./arm-errors";
import { parseUrl } from "./arm-origin";
import type { CallLimits } from "./call-limits";
import { isJsonObject, parseJsonObject } from "./json-object";
import { refusedToTheApp } from "./refused-to-the-app";

// The request never reached ARM, so a change certainly did not happen.
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|.*_CERT.*|.*SELF_SIGNED.*|UNABLE_TO_.*|ERR_TLS_.*|EPROTO)$/;

/**
 * The outermost policy: bounds the time of a request and lets only well-formed successes through.
 *
 * What the SDKs would make of errors and odd bodies differs from client to client and can hold whole requests;
 * here each becomes an `AppError` once, for all of them.
 */
export function readAnswerPolicy(caller: Caller, limits: CallLimits): PipelinePolicy {
  const callEndsMs = Date.now() + limits.totalMs;
  return {
    name: "readAnswerPolicy",
    async sendRequest(request, next) {
      const timeIsUp = new AbortController();
      const timer = setTimeout(() => timeIsUp.abort(), Math.min(limits.requestMs, callEndsMs - Date.now()));
      request.abortSignal = timeIsUp.signal;
      let response: PipelineResponse;
      try {
        response = await next(request);
      } catch (error) {
        throw appErrorOfLostAnswer(error, request);
      } finally {
        clearTimeout(timer);
      }
      const answer = answerOf(request, response);
      if (response.status < 200 || response.status > 299) {
        throw refusedToTheApp(appErrorOf(answer, Date.now()), caller);
      }
      if (!isWellFormed(response, answer.body, limits.body)) {
        throw refused("unavailable", { kind: "malformed_answer" }, attemptOf(request.method, request.url), {
          correlationId: correlationIdOf(answer.header),
          cause: `${answer.method} ${answer.path}: ${answer.status} with a body that is not ARM's`,
        });
      }
      return response;
    },
  };
}

function answerOf(request: PipelineRequest, response: PipelineResponse): ArmAnswer {
  return {
    method: request.method,
    path: pathOf(request),
    status: response.status,
    header: (name) => response.headers.get(name),
    body: parseJsonObject(response.bodyAsText ?? ""),
  };
}

function pathOf(request: PipelineRequest): string {
  return parseUrl(request.url)?.pathname ?? "";
}

function appErrorOfLostAnswer(error: unknown, request: PipelineRequest): unknown {
  if (error instanceof AppError) return error;
  const attempt = attemptOf(request.method, request.url);
  const where = `${request.method} ${pathOf(request)}`;
  if (request.abortSignal?.aborted === true) {
    return refused("unavailable", { kind: "timed_out" }, attempt, { cause: `${where}: no answer in time` });
  }
  if (!isRestError(error)) return error;
  const code = error.code ?? "no code";
  const refusal = NEVER_SENT.test(code)
    ? ({ kind: "unreachable" } as const)
    : ({ kind: "timed_out" } as const);
  return refused("unavailable", refusal, attempt, { cause: `${where}: ${code}` });
}

function isWellFormed(response: PipelineResponse, body: unknown, expected: CallLimits["body"]): boolean {
  if (expected === "object-or-nothing" && (response.bodyAsText ?? "") === "") return true;
  if (!isJsonObject(body)) return false;
  if (expected !== "page") return true;
  const { value, nextLink } = { value: body["value"], nextLink: body["nextLink"] };
  const hasGoodLink = nextLink === undefined || nextLink === null || typeof nextLink === "string";
  return Array.isArray(value) && value.every(isJsonObject) && hasGoodLink;
}
