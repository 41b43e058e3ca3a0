import { isDeepStrictEqual } from "node:util";
import type { PictureChange, RegistryPicture } from "./model";

/** What has to be told to whoever has the one to have the other. `applyChange` takes it in. */
export function changeBetween(before: RegistryPicture, after: RegistryPicture): PictureChange {
  const names = after.replicas.map((replica) => replica.name);
  const ids = after.operations.map((operation) => operation.operationId);
  const replicas = otherParts(before.replicas, after.replicas, "name");
  const operations = otherParts(before.operations, after.operations, "operationId");
  return {
    asOf: after.asOf,
    ...(isSame(before.registry, after.registry) ? {} : { registry: after.registry }),
    ...(replicas === undefined ? {} : { replicas: { names, changed: replicas } }),
    ...(operations === undefined ? {} : { operations: { ids, changed: operations } }),
    ...(isSame(before.outsideChanges, after.outsideChanges)
      ? {}
      : { outsideChanges: after.outsideChanges ?? [] }),
    ...(isSame(before.trouble, after.trouble) ? {} : { trouble: after.trouble ?? null }),
  };
}

/** Undefined when they are the same in the same order. */
function otherParts<Key extends string, Part extends Readonly<Record<Key, string>>>(
  before: readonly Part[],
  after: readonly Part[],
  key: Key,
): Part[] | undefined {
  const known = new Map(before.map((part) => [part[key] as string, part]));
  const changed = after.filter((part) => !isSame(known.get(part[key]), part));
  const isInOrder = isDeepStrictEqual(
    before.map((part) => part[key] as string),
    after.map((part) => part[key] as string),
  );
  return changed.length === 0 && isInOrder ? undefined : changed;
}

// As a reader sees them: what was kept and what was just read differ in what JSON leaves out.
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
