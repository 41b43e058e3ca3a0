import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { hashOfSecret, isSecret } from "@/lib/sessions/secret-hash";
import { isSameHash } from "./is-same-hash";
import { doorOf, type Wall, type WallDoor } from "./model";
import { findWall, listKeyHashes } from "./store";

export type Screen =
  | { readonly door: Extract<WallDoor, "unknown"> }
  | {
      readonly door: Exclude<WallDoor, "unknown">;
      readonly wall: Wall;
      /** Public: says which of the wall's screens it is, and opens nothing. */
      readonly keyHash: string;
    };

/** What a browser's cookie opens of a wall. Whether there is such a wall is told to nobody without its key. */
export async function findScreen(
  wallId: string,
  key: string | undefined,
  nowMs: number = Date.now(),
): Promise<Screen> {
  if (!isSecret(key)) return { door: "unknown" };
  const db = await getDatabase();
  const given = hashOfSecret(key);
  const [found, known] = [await findWall(db, wallId), await listKeyHashes(db, wallId)];
  const isKnown = known.filter((hash) => isSameHash(hash, given)).length > 0;
  if (found === undefined || !isKnown) return { door: "unknown" };
  return { door: doorOf(found.wall, nowMs), wall: found.wall, keyHash: given };
}
