import "server-only";
import type { Queryable } from "@/lib/db/database";
import { listWatchedSpans } from "@/lib/history/store";
import { resourceKey } from "@/lib/resource-id/resource-id";
import type { Took } from "./model";
import { listDoneOperations } from "./past-store";
import { tookOf } from "./took";

const LATEST_OF_A_KIND = 200;

/** How long the latest operations of a registry took. */
export async function readTook(db: Queryable, registryId: string): Promise<Took[]> {
  const done = await listDoneOperations(db, registryId, LATEST_OF_A_KIND);
  const [first] = done.map(({ requestedAt }) => requestedAt).sort();
  if (first === undefined) return [];
  return tookOf(done, await listWatchedSpans(db, resourceKey(registryId), first));
}
