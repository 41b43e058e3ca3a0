import "server-only";
import { actorOf } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { hashOfSecret, newSecret } from "@/lib/sessions/secret-hash";
import type { WallAddress } from "./model";
import { noSuchWall } from "./no-such-wall";
import type { WallInput } from "./schema";
import { replaceSecret } from "./store";
import { wallAddress } from "./wall-address";

/** The address of before opens nothing any more; screens that are open go on. */
export async function renewAddress({
  caller,
  input,
}: {
  readonly caller: Caller;
  readonly input: WallInput;
}): Promise<WallAddress> {
  const { wallId } = input;
  const secret = newSecret();
  const db = await getDatabase();
  await db.transaction(async (transaction) => {
    const of = { wallId, tenantId: caller.tenantId };
    if (!(await replaceSecret(transaction, of, hashOfSecret(secret)))) throw noSuchWall();
    await recordAudit(transaction, {
      actor: actorOf(caller),
      action: "wall.renew-address",
      outcome: "succeeded",
      subject: wallId,
      requestId: caller.requestId,
    });
  });
  return { wallId, address: wallAddress(wallId, secret) };
}
