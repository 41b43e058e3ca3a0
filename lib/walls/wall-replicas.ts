import type { Replica } from "@/lib/azure/model";
import { changeUnderWay, createsSince, type Operation, type OutsideChange } from "@/lib/operations/model";
import type { Region } from "@/lib/regions/region";
import type { ReplicaState } from "@/lib/replication/model";
import { otherWord, replicaState } from "@/lib/replication/model";
import type { RegistryPicture } from "@/lib/tracking/model";
import { awayReplicas } from "./away-replicas";
import { longerThanUsual } from "./longer-than-usual";
import type { WallReplica } from "./model";

const SEVERITY: readonly ReplicaState[] = ["failed", "deleting", "creating", "other", "syncing", "ready"];
const SEVERITY_OF_ATTENTION = { person: 0.2, slow: 0.3 } as const;

/** A replica with what its strip is found by, which no screen gets to see. */
export interface NamedReplica extends Omit<WallReplica, "strip"> {
  /** Undefined for what Azure has no replication of. */
  readonly replicaName: string | undefined;
}

/** What a registry has, the worst first: also what a change has away, and a home without a replication of its own. */
export function wallReplicas(picture: RegistryPicture, regions: ReadonlyMap<string, Region>): NamedReplica[] {
  const { registry, replicas, operations } = picture;
  const slow = longerThanUsual(picture);
  const nameOf = (region: string) => regions.get(region)?.displayName ?? region;
  const there = replicas.map((replica) => fromReplica(replica, picture, slow, nameOf(replica.region)));
  const isThere = (region: string) => there.some((replica) => replica.region === region);
  const known = [...there, ...awayReplicas({ operations, slow, has: isThere, nameOf })];
  const home = known.some(({ region }) => region === registry.homeRegion)
    ? []
    : [unreplicatedHome(registry.homeRegion, nameOf(registry.homeRegion))];
  return [...known, ...home].sort(
    (a, b) =>
      severityOf(a) - severityOf(b) ||
      Number(b.isHome) - Number(a.isHome) ||
      a.displayName.localeCompare(b.displayName, "en"),
  );
}

/** Out of routing is somebody's will, but clients do not get there: it stands right after what is broken or hangs. */
function severityOf({ state, isRouted, isUpdating, attention }: NamedReplica): number {
  const rank = SEVERITY.indexOf(state);
  if (attention !== undefined) return Math.min(rank, SEVERITY_OF_ATTENTION[attention]);
  if (state === "ready" && !isRouted) return 0.5;
  return state === "ready" && isUpdating ? rank - 0.5 : rank;
}

function fromReplica(
  replica: Replica,
  { operations, outsideChanges }: RegistryPicture,
  slow: ReadonlySet<string>,
  displayName: string,
): NamedReplica {
  const name = replica.name.toLowerCase();
  const isOfReplica = ({ replicaName }: { replicaName: string }) => replicaName.toLowerCase() === name;
  const own = operations.find((operation) => operation.settledAt === undefined && isOfReplica(operation));
  const change = own && changeUnderWay(own);
  const state = replicaState(replica, change === "replica.delete" ? "delete" : undefined);
  const isUpdating =
    replica.provisioningState.toLowerCase() === "updating" ||
    change === "replica.set-global-endpoint-routing";
  const isSlow = slow.has(name);
  return {
    replicaName: replica.name,
    region: replica.region,
    displayName,
    state,
    words: state === "other" ? otherWord(replica) : state,
    isHome: replica.isHomeReplica,
    isRouted: replica.globalEndpointRouting !== "excluded",
    isUpdating,
    attention: own?.waitingSince !== undefined ? "person" : isSlow ? "slow" : undefined,
    since:
      own?.waitingSince ??
      sinceOf(isSlow && isUpdating ? "updating" : state, replica, own, outsideChanges?.find(isOfReplica)),
  };
}

function sinceOf(
  state: ReplicaState | "updating",
  replica: Replica,
  own: Operation | undefined,
  outside: OutsideChange | undefined,
): string | undefined {
  if (state === "creating") return (own && createsSince(own)) ?? replica.createdAt;
  if (state === "deleting" || state === "updating") return own?.requestedAt ?? outside?.since;
  return replica.syncStatus?.changedAt;
}

function unreplicatedHome(region: string, displayName: string): NamedReplica {
  return {
    replicaName: undefined,
    region,
    displayName,
    state: "ready",
    words: "ready",
    isHome: true,
    isRouted: true,
    isUpdating: false,
    attention: undefined,
    since: undefined,
  };
}
