import "server-only";
import { randomUUID } from "node:crypto";
import { actorOf } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { hashOfSecret, newSecret } from "@/lib/sessions/secret-hash";
import type { Wall, WallAddress } from "./model";
import { requireShowable } from "./require-showable";
import type { MakeWallInput } from "./schema";
import { insertWall } from "./store";
import { wallAddress } from "./wall-address";

const DAY_MS = 86_400_000;

/** A wall for registries that the app's own identity reads. Its address is given this once. */
export async function makeWall({
  caller,
  input,
}: {
  readonly caller: Caller;
  readonly input: MakeWallInput;
}): Promise<WallAddress> {
  await requireShowable(caller, input.registryIds);
  const { name, days, ...settings } = input;
  const nowMs = Date.now();
  const wall: Wall = {
    wallId: randomUUID(),
    tenantId: caller.tenantId,
    name,
    settings,
    madeBy: caller.displayName,
    madeAt: new Date(nowMs).toISOString(),
    endsAt: days === undefined ? undefined : new Date(nowMs + days * DAY_MS).toISOString(),
    revokedAt: undefined,
  };
  const secret = newSecret();
  const db = await getDatabase();
  await db.transaction(async (transaction) => {
    await insertWall(transaction, wall, hashOfSecret(secret));
    await recordAudit(transaction, {
      actor: actorOf(caller),
      action: "wall.make",
      outcome: "succeeded",
      subject: wall.wallId,
      requestId: caller.requestId,
      detail: { name, ...settings, endsAt: wall.endsAt },
    });
  });
  return { wallId: wall.wallId, address: wallAddress(wall.wallId, secret) };
}
