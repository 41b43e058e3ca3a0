import { canCreateAgain, changeUnderWay, createsSince, type Operation } from "@/lib/operations/model";
import type { NamedReplica } from "./wall-replicas";

interface Around {
  readonly operations: readonly Operation[];
  readonly slow: ReadonlySet<string>;
  readonly has: (region: string) => boolean;
  readonly nameOf: (region: string) => string;
}

/** Where Azure has no replica now and there is to be one, or was one until a moment ago. */
export function awayReplicas({ operations, slow, has, nameOf }: Around): NamedReplica[] {
  const lastOf = new Map<string, Operation>();
  for (const operation of operations) {
    const last = lastOf.get(operation.replicaRegion);
    if (last === undefined || isNewer(operation, last)) lastOf.set(operation.replicaRegion, operation);
  }
  return [...lastOf.values()].flatMap((operation) => {
    const region = operation.replicaRegion;
    const looks = has(region) ? undefined : looksOf(operation);
    if (looks === undefined) return [];
    return {
      replicaName: operation.replicaName,
      region,
      displayName: nameOf(region),
      words: looks.state === "other" ? "deleted" : looks.state,
      isHome: false,
      isRouted: true,
      isUpdating: false,
      attention: slow.has(operation.replicaName.toLowerCase()) ? "slow" : undefined,
      ...looks,
    };
  });
}

type Looks = Pick<NamedReplica, "state" | "since"> & Partial<Pick<NamedReplica, "attention">>;

function looksOf(operation: Operation): Looks | undefined {
  const { repair, settledAt, waitingSince, requestedAt } = operation;
  if (settledAt !== undefined) {
    // Until somebody creates it again there is one less than there should be.
    return canCreateAgain(operation) ? { state: "other", attention: "person", since: settledAt } : undefined;
  }
  if (repair?.needsPersonSince !== undefined) {
    return { state: "other", attention: "person", since: repair.needsPersonSince };
  }
  const waits = waitingSince === undefined ? {} : ({ attention: "person", since: waitingSince } as const);
  switch (changeUnderWay(operation)) {
    case "replica.create":
      return { state: "creating", since: createsSince(operation), ...waits };
    case "replica.delete":
      return { state: "deleting", since: requestedAt, ...waits };
    default:
      return undefined;
  }
}

function isNewer(a: Operation, b: Operation): boolean {
  const isOpen = (operation: Operation) => operation.settledAt === undefined;
  return isOpen(a) === isOpen(b) ? a.requestedAt > b.requestedAt : isOpen(a);
}
