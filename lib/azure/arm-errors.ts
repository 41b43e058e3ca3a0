import "server-only";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-code";
import type { Refusal } from "@/lib/errors/refusal";
import { type Attempt, refusalWords } from "@/lib/errors/refusal-words";
import { describeTarget } from "./describe-target";
import { type ErrorEnvelope, readErrorEnvelope } from "./error-envelope";
import { readLockedScope } from "./locked-scope";
import { readMissingRight } from "./missing-right";
import { readPolicyViolation } from "./policy-violation";
import { retryAfterSeconds, secondsInSentence } from "./retry-after";
import { safeSentence } from "./safe-sentence";

/** One answer of ARM, as far as errors are judged by it. */
export interface ArmAnswer {
  readonly method: string;
  /** Without the query, which can hold signatures. */
  readonly path: string;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}

interface Judgement {
  readonly code: ErrorCode;
  readonly refusal: Refusal;
}

const DEFAULT_THROTTLE_SECONDS = 10;

// A query of Resource Graph is a POST and changes nothing.
const IS_QUERY = /\/providers\/Microsoft\.ResourceGraph\/resources(?:\?|$)/i;

/** `target`: the path or the whole address. */
export function attemptOf(method: string, target: string): Attempt {
  return method === "GET" || method === "HEAD" || IS_QUERY.test(target) ? "read" : "change";
}

export function correlationIdOf(header: ArmAnswer["header"]): string | undefined {
  return header("x-ms-correlation-request-id") ?? header("x-ms-request-id");
}

/** Turns an answer that is not a success into one of our own errors. */
export function appErrorOf(answer: ArmAnswer, nowMs: number): AppError {
  const envelope = readErrorEnvelope(answer.body);
  const origin = {
    correlationId: correlationIdOf(answer.header),
    cause: `${answer.method} ${answer.path}: ${answer.status} ${envelope ? safeSentence(envelope.azureCode) : "without an ARM error"}`,
  };
  if (answer.status === 401) return signedOut(envelope, attemptOf(answer.method, answer.path), origin);
  const { code, refusal } = judge(answer, envelope, nowMs);
  return refused(code, refusal, attemptOf(answer.method, answer.path), origin);
}

export interface ErrorOrigin {
  readonly correlationId?: string | undefined;
  /** For logs: what was asked and what came, without queries, tokens or bodies. */
  readonly cause: string;
}

export function refused(code: ErrorCode, refusal: Refusal, attempt: Attempt, origin: ErrorOrigin): AppError {
  const { message, ...next } = refusalWords(refusal, attempt);
  return new AppError(code, {
    userMessage: message,
    ...next,
    refusal,
    cause: new Error(origin.cause),
    ...(origin.correlationId === undefined ? {} : { correlationId: origin.correlationId }),
  });
}

function signedOut(envelope: ErrorEnvelope | undefined, attempt: Attempt, origin: ErrorOrigin): AppError {
  // Another sign-in to the same directory would not help there.
  if (envelope?.azureCode !== "InvalidAuthenticationTokenTenant") {
    return refused("signed_out", { kind: "sign_in_again" }, attempt, origin);
  }
  return new AppError("forbidden", {
    userMessage: "Your sign-in is for another directory than the one this subscription belongs to.",
    nextStep: "Sign in with an account of the directory of this subscription.",
    cause: new Error(origin.cause),
    ...(origin.correlationId === undefined ? {} : { correlationId: origin.correlationId }),
  });
}

function judge(answer: ArmAnswer, envelope: ErrorEnvelope | undefined, nowMs: number): Judgement {
  const { status } = answer;
  if (status === 429) {
    const seconds =
      retryAfterSeconds(answer.header, nowMs) ??
      secondsInSentence(envelope?.azureMessage ?? "") ??
      DEFAULT_THROTTLE_SECONDS;
    return {
      code: "throttled",
      refusal: { kind: "throttled", retryAt: timeIn(seconds, nowMs) },
    };
  }
  if (status === 408 || status === 504) return { code: "unavailable", refusal: { kind: "timed_out" } };
  if (status >= 500) {
    const seconds = retryAfterSeconds(answer.header, nowMs);
    const retryAt = seconds === undefined ? undefined : timeIn(seconds, nowMs);
    return { code: "unavailable", refusal: { kind: "azure_failed", status, retryAt } };
  }
  // Not even a 404 counts without ARM's own error body: a proxy's page must never pass for a deleted replica.
  if (status < 400 || !envelope) return { code: "unavailable", refusal: { kind: "malformed_answer" } };
  return judgeByAzureCode(answer, envelope) ?? judgeByStatus(answer, envelope);
}

function timeIn(seconds: number, nowMs: number): string {
  return new Date(nowMs + seconds * 1000).toISOString();
}

function judgeByAzureCode(answer: ArmAnswer, envelope: ErrorEnvelope): Judgement | undefined {
  const { azureCode, azureMessage } = envelope;
  switch (azureCode) {
    case "AuthorizationFailed":
    case "LinkedAuthorizationFailed":
      return withRefusal("forbidden", readMissingRight(azureMessage));
    case "RequestDisallowedByPolicy":
      return { code: "forbidden", refusal: readPolicyViolation(envelope) };
    case "ScopeLocked":
      return withRefusal("conflict", readLockedScope(azureMessage));
    case "HomeReplicationCannotBeDeleted":
      return { code: "conflict", refusal: { kind: "home_replica" } };
    case "LocationNotAvailableForResourceType":
    case "NoRegisteredProviderFound":
      return withRefusal("invalid_input", readRegion(azureMessage));
    default:
      return answer.status === 404 ? undefined : withRefusal("conflict", readTier(envelope));
  }
}

function judgeByStatus({ status, path }: ArmAnswer, { azureCode, azureMessage }: ErrorEnvelope): Judgement {
  const azureSaid: Refusal = {
    kind: "azure_said",
    azureCode: safeSentence(azureCode),
    azureMessage: safeSentence(azureMessage),
  };
  switch (status) {
    case 403:
      return { code: "forbidden", refusal: azureSaid };
    case 404:
      return { code: "not_found", refusal: { kind: "gone", what: describeTarget(azureCode, path) } };
    case 409:
      return { code: "conflict", refusal: isBusy(azureCode) ? { kind: "busy" } : azureSaid };
    case 412:
      return { code: "conflict", refusal: azureSaid };
    default:
      return { code: "invalid_input", refusal: azureSaid };
  }
}

function withRefusal(code: ErrorCode, refusal: Refusal | undefined): Judgement | undefined {
  return refusal && { code, refusal };
}

// A 409 with any other code, such as a provider that is not registered, does not pass by waiting.
function isBusy(azureCode: string): boolean {
  return /^conflict$|busy|inprogress|anotheroperation|beingmodified|^concurrent/i.test(azureCode);
}

function readRegion(sentence: string): Refusal | undefined {
  const [, region] = /location '([^']+)'/i.exec(sentence) ?? [];
  return region === undefined ? undefined : { kind: "region_not_offered", region: safeSentence(region) };
}

function readTier({ azureCode, azureMessage }: ErrorEnvelope): Refusal | undefined {
  const [, tier] =
    /\bnot supported for (?:the )?SKU '?(?:Managed_)?(Basic|Standard|Classic)\b/i.exec(azureMessage) ??
    /\bSKU '?(?:Managed_)?(Basic|Standard|Classic)'? is not supported\b/i.exec(azureMessage) ??
    [];
  if (tier !== undefined) return { kind: "not_premium", tier };
  if (/\bonly (?:supported|available)\b[^.]*\bPremium\b/i.test(azureMessage)) {
    return { kind: "not_premium", tier: undefined };
  }
  const namesPremium = /\bPremium\b/i.test(azureMessage);
  return azureCode === "SkuNotSupported" && !namesPremium
    ? { kind: "not_premium", tier: undefined }
    : undefined;
}
