import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { AuditAction } from "@/lib/audit/model";
import { actorOf } from "@/lib/audit/model";
import { auditDetailOf, correlationIdOf } from "@/lib/audit/outcome-of";
import { recordAuditAlone } from "@/lib/audit/record-audit";
import { isRecorded } from "@/lib/audit/recorded-errors";
import { Reason } from "@/lib/audit/schema";
import type { Caller, Permission } from "@/lib/auth/caller";
import { requireFreshSignIn } from "@/lib/auth/fresh-sign-in";
import { requirePermission } from "@/lib/auth/permission";
import { requireAdmission } from "@/lib/auth/session-caller";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import { limitPerson } from "@/lib/rate-limit/limit-requests";
import type { ActionResult } from "./action-result";
import { failureFrom } from "./failure-from";
import { parseInput } from "./parse-input";

export interface ActionDefinition<Schema extends z.ZodType, T> {
  readonly name: AuditAction;
  /** Of ours. Azure judges Azure rights by itself. */
  readonly permission: Permission;
  readonly input: Schema;
  /** Takes something out of service: only for whoever proved who they are a short time ago. */
  readonly needsFreshSignIn?: true | ((input: z.output<Schema>) => boolean);
  readonly run: (context: { caller: Caller; input: z.output<Schema> }) => Promise<T>;
}

/** Caller, permission, input, fresh sign-in, run; what is thrown on the way becomes a value. */
export async function runAction<Schema extends z.ZodType, T>(
  action: ActionDefinition<Schema, T>,
  raw: unknown,
  resolveCaller: () => Promise<Caller>,
  logContext: Readonly<Record<string, unknown>> = {},
): Promise<ActionResult<T>> {
  let caller: Caller | undefined;
  try {
    caller = await resolveCaller();
    limitPerson("action", caller);
    requireAdmission(caller);
    requirePermission(caller, action.permission);
    const input = parseInput(action.input, raw);
    if (isFreshSignInNeeded(action, input)) requireFreshSignIn(caller);
    return { ok: true, data: await action.run({ caller, input }) };
  } catch (error) {
    unstable_rethrow(error);
    if (caller !== undefined) await leaveTrace(action, caller, raw, error);
    return failureFrom(error, { ...logContext, action: action.name });
  }
}

function isFreshSignInNeeded<Schema extends z.ZodType, T>(
  { needsFreshSignIn = () => false }: ActionDefinition<Schema, T>,
  input: z.output<Schema>,
): boolean {
  return needsFreshSignIn === true || needsFreshSignIn(input);
}

/** A change that was turned away before any verb recorded it: by its permission, or while Azure was read for it. */
async function leaveTrace(
  action: Pick<ActionDefinition<z.ZodType, unknown>, "name" | "permission">,
  caller: Caller,
  raw: unknown,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || isRecorded(error) || error.code === "invalid_input") return;
  // There is nowhere to record it, and asking again only makes the person wait.
  if (error.refusal?.kind === "store_unreachable") return;
  const isRefused =
    error.code === "forbidden" ||
    error.code === "conflict" ||
    error.code === "not_found" ||
    error.refusal?.kind === "fresh_sign_in" ||
    error.refusal?.kind === "rate_limited";
  if (action.permission.endsWith("/read") && error.code !== "forbidden") return;
  try {
    await recordAuditAlone(await getDatabase(), {
      actor: actorOf(caller),
      action: action.name,
      outcome: isRefused ? "refused" : "failed",
      registryId: registryIdIn(raw),
      reason: reasonIn(raw),
      correlationId: correlationIdOf(error),
      requestId: caller.requestId,
      detail: auditDetailOf(error),
    });
  } catch (unrecorded) {
    // The refusal stands; that it could not be recorded is the operator's concern.
    logger.error({ err: unrecorded, action: action.name }, "a refusal was not recorded");
  }
}

function registryIdIn(raw: unknown): string | undefined {
  if (typeof raw !== "object" || raw === null || !("registryId" in raw)) return undefined;
  return typeof raw.registryId === "string" ? raw.registryId.slice(0, 500) : undefined;
}

function reasonIn(raw: unknown): string | undefined {
  if (typeof raw !== "object" || raw === null || !("reason" in raw)) return undefined;
  return Reason.safeParse(raw.reason).data;
}
