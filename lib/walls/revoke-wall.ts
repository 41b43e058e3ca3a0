import "server-only";
import { actorOf } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { stopWhatIsOpenFor } from "@/lib/sessions/session-end";
import { noSuchWall } from "./no-such-wall";
import { openOfWall } from "./open-of-wall";
import type { WallInput } from "./schema";
import { markRevoked } from "./store";

/** For good: its address opens nothing any more, and its screens go dark at once, at every process. */
export async function revokeWall({
  caller,
  input,
}: {
  readonly caller: Caller;
  readonly input: WallInput;
}): Promise<{ readonly wallId: string }> {
  const { wallId } = input;
  const db = await getDatabase();
  await db.transaction(async (transaction) => {
    const of = { wallId, tenantId: caller.tenantId };
    if (!(await markRevoked(transaction, of, new Date().toISOString()))) throw noSuchWall();
    await recordAudit(transaction, {
      actor: actorOf(caller),
      action: "wall.revoke",
      outcome: "succeeded",
      subject: wallId,
      requestId: caller.requestId,
    });
  });
  stopWhatIsOpenFor(openOfWall(wallId));
  return { wallId };
}
