import "server-only";
import { findReplica } from "@/lib/azure/find-replica";
import { listReplicas } from "@/lib/azure/list-replicas";
import type { Replica } from "@/lib/azure/model";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { replicasToRead } from "./replicas-to-read";

export interface ReplicaLook {
  readonly replicas: readonly Replica[];
  /** What was read by id in this look, by lower-case name; undefined stands for "not there". */
  readonly readById: ReadonlyMap<string, Replica | undefined>;
}

const READS_AT_ONCE = 5;

/** Finds replicas through the list and decides on each that may have changed by a GET of its id. */
export async function lookAtReplicas(
  caller: Caller,
  ref: RegistryRef,
  homeRegion: string,
  known: readonly Replica[] | undefined,
  namesWithOperation: readonly string[],
  lookNumber: number,
): Promise<ReplicaLook> {
  const listed = await listReplicas(caller, ref, homeRegion);
  const names = replicasToRead({ known, listed, namesWithOperation, lookNumber });
  const readById = new Map<string, Replica | undefined>();
  for (let start = 0; start < names.length; start += READS_AT_ONCE) {
    const batch = names.slice(start, start + READS_AT_ONCE);
    const read = await Promise.all(batch.map((name) => findReplica(caller, ref, name, homeRegion)));
    batch.forEach((name, index) => readById.set(name.toLowerCase(), read[index]));
  }
  const byName = new Map<string, Replica>();
  for (const replica of [...listed, ...(known ?? [])]) byName.set(replica.name.toLowerCase(), replica);
  for (const [name, replica] of readById) {
    if (replica) byName.set(name, replica);
    else byName.delete(name);
  }
  return { replicas: [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, "en")), readById };
}
