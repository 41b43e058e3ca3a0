import "server-only";
import type { Database, Queryable } from "@/lib/db/database";
import { notify } from "@/lib/db/notify";
import { sql } from "@/lib/db/sql";
import { storableJson } from "@/lib/db/storable-json";
import { changesSeen } from "@/lib/history/changes-seen";
import { GAP_AFTER_MS } from "@/lib/history/model";
import { insertObservations, noteWatched } from "@/lib/history/store";
import type { RegistryPicture, Snapshot } from "./model";
import { isSamePicture } from "./picture-changes";

/** Further than instances' clocks differ, and than one look can overtake another. */
const AHEAD_MS = 60_000;

export async function readSnapshot(db: Queryable, registryKey: string): Promise<Snapshot | undefined> {
  const [row] = await db.query<{ picture: RegistryPicture; version: number; as_of: Date }>(
    sql`select picture, version, as_of from snapshots where registry_key = ${registryKey}`,
  );
  return row && { picture: { ...row.picture, asOf: row.as_of.toISOString() }, version: row.version };
}

/**
 * Keeps what a look has shown, with what has changed since `base`, and tells every process.
 *
 * Undefined when another look has been kept since `base`: then that one counts, and this one is thrown away.
 */
export async function keepSnapshot(
  db: Database,
  registryKey: string,
  base: Snapshot | undefined,
  picture: RegistryPicture,
): Promise<Snapshot | undefined> {
  return db.transaction(async (transaction) => {
    const isNew = base === undefined || !isSamePicture(base.picture, picture);
    const version = isNew ? (base?.version ?? 0) + 1 : base.version;
    const isKept = isNew
      ? await writePicture(transaction, registryKey, picture, version)
      : await confirmPicture(transaction, registryKey, picture, version);
    if (!isKept) return undefined;
    if (picture.trouble === undefined) {
      await noteWatched(transaction, registryKey, picture.asOf, GAP_AFTER_MS);
      if (isNew) {
        const seen = changesSeen(base?.picture, picture, operationsByReplica(picture));
        await insertObservations(transaction, registryKey, seen);
      }
    }
    await notify(
      transaction,
      "pictures",
      JSON.stringify({ registryKey, version, asOf: picture.asOf } satisfies PictureNews),
    );
    return { picture, version };
  });
}

/** What is told on the channel "pictures". */
export interface PictureNews {
  readonly registryKey: string;
  readonly version: number;
  readonly asOf: string;
}

async function writePicture(
  transaction: Queryable,
  registryKey: string,
  picture: RegistryPicture,
  version: number,
): Promise<boolean> {
  const written = await transaction.query(sql`
    insert into snapshots (registry_key, picture, version, as_of, changed_at)
    values (${registryKey}, ${storableJson(picture)}::jsonb, ${version}, ${picture.asOf}, ${picture.asOf})
    on conflict (registry_key) do update set
      picture = excluded.picture, version = excluded.version, as_of = excluded.as_of, changed_at = excluded.changed_at
    where snapshots.version = excluded.version - 1
    returning version`);
  return written.length > 0;
}

async function confirmPicture(
  transaction: Queryable,
  registryKey: string,
  { asOf }: RegistryPicture,
  version: number,
): Promise<boolean> {
  // Of looks that overtake each other the later one counts; what is far ahead was told before a clock was put back.
  const confirmed = await transaction.query(sql`
    update snapshots set as_of = case
      when as_of > ${asOf}::timestamptz + ${AHEAD_MS} * interval '1 millisecond' then ${asOf}::timestamptz
      else greatest(as_of, ${asOf}::timestamptz) end
    where registry_key = ${registryKey} and version = ${version}
    returning version`);
  return confirmed.length > 0;
}

function operationsByReplica({ operations }: RegistryPicture): ReadonlyMap<string, string> {
  return new Map(operations.map(({ replicaName, operationId }) => [replicaName.toLowerCase(), operationId]));
}
