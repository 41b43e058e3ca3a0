import type { Operation } from "@/lib/operations/model";
import { resourceKey } from "@/lib/resource-id/resource-id";
import { isAtRest, type SeenRegistry, type SeenReplica } from "./seen";

/** What a GET by id showed. */
export interface Confirmation {
  readonly readAtMs: number;
  /** Undefined when ARM says that it is not there. */
  readonly replica: SeenReplica | undefined;
}

export type Confirmations = ReadonlyMap<string, Confirmation>;

/** A replica to read by its id. */
export interface ToConfirm {
  readonly key: string;
  readonly registry: SeenRegistry;
  readonly replicaName: string;
}

/** So long a GET by id counts for more than Resource Graph, which is minutes behind. */
const COUNTS_FOR_MS = 5 * 60_000;

export function confirmationKey(registryId: string, replicaName: string): string {
  return `${resourceKey(registryId)}/${replicaName.toLowerCase()}`;
}

/**
 * The replicas to read by id, the most urgent first: those with an operation of ours that runs or has just ended, then
 * those that are changing and those of which Resource Graph tells otherwise than the last read by id, the longest unread
 * first. Which of the two is the older one, only another read can tell. The registries are as Resource Graph tells them.
 */
export function replicasToConfirm(
  registries: readonly SeenRegistry[],
  operations: readonly Operation[],
  confirmations: Confirmations,
  most: number,
): ToConfirm[] {
  const found = new Map<string, ToConfirm & { readonly rank: number; readonly readAtMs: number }>();
  const byKey = new Map(registries.map((registry) => [resourceKey(registry.id), registry]));
  const add = (registry: SeenRegistry, replicaName: string, rank: number) => {
    const key = confirmationKey(registry.id, replicaName);
    const readAtMs = confirmations.get(key)?.readAtMs ?? 0;
    if (!found.has(key)) found.set(key, { key, registry, replicaName, rank, readAtMs });
  };
  for (const { registryId, replicaName, settledAt } of operations) {
    const registry = byKey.get(resourceKey(registryId));
    const readAtMs = confirmations.get(confirmationKey(registryId, replicaName))?.readAtMs ?? 0;
    const isEndSeen = settledAt !== undefined && readAtMs > Date.parse(settledAt);
    if (registry !== undefined && !isEndSeen) add(registry, replicaName, 0);
  }
  const known = byRegistry(confirmations);
  for (const registry of registries) {
    for (const replica of withConfirmations(registry, known).replicas) {
      if (!isAtRest(replica)) add(registry, replica.name, 1);
    }
    for (const [name, { replica }] of known.get(resourceKey(registry.id)) ?? []) {
      if (isToldOtherwise(registry, name, replica)) add(registry, name, 1);
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || a.readAtMs - b.readAtMs).slice(0, most);
}

function isToldOtherwise(registry: SeenRegistry, name: string, read: SeenReplica | undefined): boolean {
  const told = registry.replicas.find((replica) => replica.name.toLowerCase() === name);
  if (told === undefined || read === undefined) return told !== read;
  // A list, which is read where Resource Graph is refused, tells no state.
  return told.provisioningState !== undefined && wordsOf(told) !== wordsOf(read);
}

function wordsOf({ provisioningState, syncStatus }: SeenReplica): string {
  return `${provisioningState ?? ""} ${syncStatus?.displayStatus ?? ""}`.toLowerCase();
}

/** The registry as it is by what was read by id, where that is not too long ago. */
export function withConfirmations(
  registry: SeenRegistry,
  confirmations: ConfirmationsByRegistry,
): SeenRegistry {
  const own = confirmations.get(resourceKey(registry.id));
  if (own === undefined) return registry;
  const told = registry.replicas.filter(({ name }) => !own.has(name.toLowerCase()));
  const read = [...own.values()].flatMap(({ replica }) => (replica === undefined ? [] : [replica]));
  return { ...registry, replicas: [...told, ...read] };
}

/** By registry and lower-case name of the replica, without those that count no longer. */
export type ConfirmationsByRegistry = ReadonlyMap<string, ReadonlyMap<string, Confirmation>>;

export function byRegistry(confirmations: Confirmations): ConfirmationsByRegistry {
  const all = new Map<string, Map<string, Confirmation>>();
  for (const [key, confirmation] of confirmations) {
    const slash = key.lastIndexOf("/");
    const registryKey = key.slice(0, slash);
    const own = all.get(registryKey) ?? new Map<string, Confirmation>();
    all.set(registryKey, own.set(key.slice(slash + 1), confirmation));
  }
  return all;
}

/** Without those that count no longer. */
export function stillCounting(confirmations: Confirmations, nowMs: number): Map<string, Confirmation> {
  return new Map([...confirmations].filter(([, { readAtMs }]) => nowMs - readAtMs < COUNTS_FOR_MS));
}
