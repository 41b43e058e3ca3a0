import "server-only";
import type { Actor, AuditAction } from "@/lib/audit/model";
import { auditDetailOf } from "@/lib/audit/outcome-of";
import { recordAuditAlone } from "@/lib/audit/record-audit";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { currentRequestId } from "@/lib/log/request-id";

export function actorOfSession(session: {
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly sessionId?: string | undefined;
}): Actor {
  const { objectId, tenantId, displayName, sessionId } = session;
  return { objectId, tenantId, name: displayName, sessionId };
}

/** Runs one step and leaves a row when it is refused. What could not be asked or stored is no refusal. */
export async function auditedRefusal<T>(
  row: { readonly actor: Actor; readonly action: AuditAction; readonly subject?: string },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") {
      const detail = auditDetailOf(error);
      await recordAuditAlone(await getDatabase(), {
        ...row,
        outcome: "refused",
        requestId: currentRequestId(),
        detail,
      });
    }
    throw error;
  }
}
