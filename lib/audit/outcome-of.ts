import "server-only";
import { AppError } from "@/lib/errors/app-error";
import type { Refusal } from "@/lib/errors/refusal";
import type { AuditOutcome } from "./model";

const LOST: ReadonlySet<Refusal["kind"] | undefined> = new Set<Refusal["kind"]>([
  "timed_out",
  "azure_failed",
  "malformed_answer",
]);
/** Unavailable, and certainly nothing came of it. */
const DID_NOT_HAPPEN: ReadonlySet<Refusal["kind"] | undefined> = new Set<Refusal["kind"]>([
  "app_identity_refused",
  "unreachable",
]);
/** Only our own rules say these. */
const OURS: ReadonlySet<Refusal["kind"] | undefined> = new Set<Refusal["kind"]>([
  "already_premium",
  "already_running",
  "already_there",
  "data_endpoints_locked_on",
  "fresh_sign_in",
  "home_replica",
  "last_routed_replica",
  "no_app_role",
  "not_confirmed",
  "not_failed",
  "not_repaired",
  "other_tenant",
  "rate_limited",
  "signed_in_as",
  "too_many_feeds",
]);

/** Azure may have taken the change on, and nobody can tell from the answer. */
export function isAnswerLost(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  if (DID_NOT_HAPPEN.has(error.refusal?.kind)) return false;
  return error.code === "unavailable" || LOST.has(error.refusal?.kind);
}

/** How a change ended that threw this. */
export function outcomeOf(error: unknown): Exclude<AuditOutcome, "requested" | "succeeded"> {
  if (isAnswerLost(error)) return "unknown";
  return error instanceof AppError && OURS.has(error.refusal?.kind) ? "refused" : "failed";
}

export function correlationIdOf(error: unknown): string | undefined {
  return error instanceof AppError ? error.correlationId : undefined;
}

/** What the trail keeps of an error: its words for people, never its cause. */
export function auditDetailOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof AppError)) return { code: "unexpected" };
  return {
    code: error.code,
    message: error.userMessage,
    ...(error.refusal === undefined ? {} : { refusal: error.refusal }),
  };
}
