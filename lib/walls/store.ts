import "server-only";
import type { Queryable } from "@/lib/db/database";
import { notify } from "@/lib/db/notify";
import { sql } from "@/lib/db/sql";
import { storableJson, storableText } from "@/lib/db/storable-json";
import { doorOf, type Wall, type WallSettings, type WallSummary } from "./model";
import { openOfWall } from "./open-of-wall";

/** Screens that one wall can have; the one that was seen last longest ago goes first. */
const MOST_KEYS = 50;

interface WallRow {
  readonly wall_id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly settings: WallSettings;
  readonly secret_hash: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly ends_at: Date | null;
  readonly revoked_at: Date | null;
}

export async function insertWall(db: Queryable, wall: Wall, secretHash: string): Promise<void> {
  await db.query(sql`
    insert into walls (wall_id, tenant_id, name, settings, secret_hash, made_by, made_at, ends_at)
    values (
      ${wall.wallId}, ${wall.tenantId}, ${storableText(wall.name)}, ${storableJson(wall.settings)}::jsonb,
      ${secretHash}, ${storableText(wall.madeBy)}, ${wall.madeAt}, ${wall.endsAt ?? null}
    )`);
}

export async function findWall(
  db: Queryable,
  wallId: string,
): Promise<{ readonly wall: Wall; readonly secretHash: string } | undefined> {
  const [row] = await db.query<WallRow>(sql`select * from walls where wall_id = ${wallId}`);
  return row && { wall: wallFrom(row), secretHash: row.secret_hash };
}

/** Of one tenant: those that are open first, the newest first. */
export async function listWalls(
  db: Queryable,
  tenantId: string,
  nowMs: number = Date.now(),
): Promise<WallSummary[]> {
  const rows = await db.query<WallRow & { screens: number; last_seen_at: Date | null }>(sql`
    select walls.*, count(key_hash)::int as screens, max(last_seen_at) as last_seen_at
    from walls left join wall_keys on wall_keys.wall_id = walls.wall_id
    where tenant_id = ${tenantId}
    group by walls.wall_id
    order by revoked_at is not null, made_at desc, walls.wall_id`);
  return rows.map((row) => ({
    ...wallFrom(row),
    door: doorOf(wallFrom(row), nowMs),
    screens: row.screens,
    lastSeenAt: row.last_seen_at?.toISOString(),
  }));
}

/** False when there is no such wall that is not revoked. */
export async function replaceSecret(
  db: Queryable,
  of: { readonly wallId: string; readonly tenantId: string },
  secretHash: string,
): Promise<boolean> {
  const changed = await db.query(sql`
    update walls set secret_hash = ${secretHash}
    where wall_id = ${of.wallId} and tenant_id = ${of.tenantId} and revoked_at is null
    returning wall_id`);
  return changed.length > 0;
}

/** Every process hears of it and ends what is open. False when there is no such wall that is not revoked. */
export async function markRevoked(
  db: Queryable,
  of: { readonly wallId: string; readonly tenantId: string },
  atIso: string,
): Promise<boolean> {
  const changed = await db.query(sql`
    update walls set revoked_at = ${atIso}
    where wall_id = ${of.wallId} and tenant_id = ${of.tenantId} and revoked_at is null
    returning wall_id`);
  if (changed.length > 0) await notify(db, "session_ends", openOfWall(of.wallId));
  return changed.length > 0;
}

export async function insertKey(
  db: Queryable,
  { wallId, keyHash }: { readonly wallId: string; readonly keyHash: string },
  atIso: string,
): Promise<void> {
  await db.query(sql`
    insert into wall_keys (key_hash, wall_id, opened_at, last_seen_at)
    values (${keyHash}, ${wallId}, ${atIso}, ${atIso})`);
  await db.query(sql`
    delete from wall_keys where key_hash in (
      select key_hash from wall_keys where wall_id = ${wallId}
      order by last_seen_at desc, opened_at desc, key_hash offset ${MOST_KEYS}
    )`);
}

export async function listKeyHashes(db: Queryable, wallId: string): Promise<string[]> {
  const rows = await db.query<{ key_hash: string }>(
    sql`select key_hash from wall_keys where wall_id = ${wallId}`,
  );
  return rows.map((row) => row.key_hash);
}

export async function noteScreenSeen(db: Queryable, keyHash: string, atIso: string): Promise<void> {
  await db.query(sql`update wall_keys set last_seen_at = ${atIso} where key_hash = ${keyHash}`);
}

function wallFrom(row: WallRow): Wall {
  return {
    wallId: row.wall_id,
    tenantId: row.tenant_id,
    name: row.name,
    settings: row.settings,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    endsAt: row.ends_at?.toISOString(),
    revokedAt: row.revoked_at?.toISOString(),
  };
}
