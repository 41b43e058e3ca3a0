import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-code";
import type { Refusal } from "@/lib/errors/refusal";
import { refusalWords } from "@/lib/errors/refusal-words";
import type { Change } from "./audited-change";
import { entryOf } from "./audited-change";
import { auditDetailOf } from "./outcome-of";
import { recordAuditAlone } from "./record-audit";
import { markRecorded } from "./recorded-errors";

/** Says no by one of our own rules: leaves a `refused` row and throws the refusal in words. */
export async function refuseChange(change: Change, refusal: Refusal): Promise<never> {
  const { message, ...next } = refusalWords(refusal);
  const error = new AppError(codeOf(refusal), { userMessage: message, ...next, refusal });
  const entry = entryOf(change);
  await recordAuditAlone(await getDatabase(), {
    ...entry,
    outcome: "refused",
    detail: { ...entry.detail, ...auditDetailOf(error) },
  });
  throw markRecorded(error);
}

function codeOf(refusal: Refusal): ErrorCode {
  switch (refusal.kind) {
    case "not_confirmed":
      return "invalid_input";
    case "missing_right":
    case "no_app_role":
    case "other_tenant":
    case "policy":
      return "forbidden";
    case "gone":
      return "not_found";
    case "throttled":
    case "rate_limited":
    case "too_many_feeds":
      return "throttled";
    case "timed_out":
    case "azure_failed":
    case "unreachable":
    case "store_unreachable":
    case "malformed_answer":
    case "sign_in_service_unreachable":
    case "app_identity_refused":
      return "unavailable";
    case "not_premium":
    case "already_premium":
    case "region_not_offered":
    case "locked":
    case "already_there":
    case "home_replica":
    case "not_failed":
    case "not_repaired":
    case "last_routed_replica":
    case "data_endpoints_locked_on":
    case "already_running":
    case "busy":
    case "signed_in_as":
    case "azure_said":
      return "conflict";
    case "sign_in_again":
    case "fresh_sign_in":
      return "signed_out";
  }
}
