import type { Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";
import type { Region } from "@/lib/regions/region";
import type { ReplicaState } from "@/lib/replication/model";
import { otherWord, replicaState } from "@/lib/replication/model";
import type { RegistryPicture } from "@/lib/tracking/model";
import type { WallReplica } from "./model";

const SEVERITY: readonly ReplicaState[] = ["failed", "deleting", "creating", "other", "syncing", "ready"];

/** A replica with what its strip is found by, which no screen gets to see. */
export interface NamedReplica extends Omit<WallReplica, "strip"> {
  /** Undefined for what Azure has no replication of. */
  readonly replicaName: string | undefined;
}

/** What a registry has, the worst first: also what is just being made, and a home without a replication of its own. */
export function wallReplicas(picture: RegistryPicture, regions: ReadonlyMap<string, Region>): NamedReplica[] {
  const { registry, replicas, operations } = picture;
  const open = operations.filter(({ settledAt }) => settledAt === undefined);
  const nameOf = (region: string) => regions.get(region)?.displayName ?? region;
  const there = replicas.map((replica) => fromReplica(replica, open, nameOf(replica.region)));
  const has = (region: string) => there.some((replica) => replica.region === region);
  const coming = open
    .filter(({ kind, replicaRegion }) => kind === "replica.create" && !has(replicaRegion))
    .map((operation) => comingReplica(operation, nameOf(operation.replicaRegion)));
  const home = has(registry.homeRegion)
    ? []
    : [unreplicatedHome(registry.homeRegion, nameOf(registry.homeRegion))];
  return [...there, ...coming, ...home].sort(
    (a, b) =>
      severityOf(a) - severityOf(b) ||
      Number(b.isHome) - Number(a.isHome) ||
      a.displayName.localeCompare(b.displayName, "en"),
  );
}

/** Out of routing is somebody's will, but clients do not get there: it stands right after what is broken. */
function severityOf({ state, isRouted, isUpdating }: NamedReplica): number {
  const rank = SEVERITY.indexOf(state);
  if (state === "ready" && !isRouted) return 0.5;
  return state === "ready" && isUpdating ? rank - 0.5 : rank;
}

function fromReplica(replica: Replica, open: readonly Operation[], displayName: string): NamedReplica {
  const own = open.find(({ replicaName }) => replicaName.toLowerCase() === replica.name.toLowerCase());
  const state = replicaState(replica, own?.kind === "replica.delete" ? "delete" : undefined);
  return {
    replicaName: replica.name,
    region: replica.region,
    displayName,
    state,
    words: state === "other" ? otherWord(replica) : state,
    isHome: replica.isHomeReplica,
    isRouted: replica.globalEndpointRouting !== "excluded",
    isUpdating:
      replica.provisioningState.toLowerCase() === "updating" ||
      own?.kind === "replica.set-global-endpoint-routing",
    since: sinceOf(state, replica, own),
  };
}

function sinceOf(state: ReplicaState, replica: Replica, own: Operation | undefined): string | undefined {
  if (state === "creating") return own?.requestedAt ?? replica.createdAt;
  if (state === "deleting") return own?.requestedAt;
  return replica.syncStatus?.changedAt;
}

function comingReplica(operation: Operation, displayName: string): NamedReplica {
  return {
    replicaName: operation.replicaName,
    region: operation.replicaRegion,
    displayName,
    state: "creating",
    words: "creating",
    isHome: false,
    isRouted: true,
    isUpdating: false,
    since: operation.requestedAt,
  };
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
    since: undefined,
  };
}
