import type { MapRegion } from "@/components/map/map-region";
import { STATE_WORDS } from "@/components/map/state-words";
import type { Replica } from "@/lib/azure/model";
import {
  canCreateAgain,
  changeUnderWay,
  createsSince,
  isStuckOutside,
  passedLimit,
  type Operation,
  type OutsideChange,
  type StuckLimit,
} from "@/lib/operations/model";
import type { Badges, RegionState } from "@/lib/replication/model";
import { otherWord, REGION_STATES, replicaState } from "@/lib/replication/model";
import type { RegistryPicture } from "@/lib/tracking/model";

/** What the page sends about a region once; it does not change while the page is open. */
export interface ScreenRegion {
  readonly name: string;
  readonly displayName: string;
  readonly geography: string | undefined;
  /** Degrees; undefined for a region that ARM gives no place for: it is listed, not drawn. */
  readonly lonDegrees: number | undefined;
  readonly offersReplicas: boolean;
  readonly hasAvailabilityZones: boolean;
  readonly caution: string | undefined;
}

/** A region with all that the newest picture says about it. */
export interface RegionView extends ScreenRegion {
  readonly state: RegionState;
  readonly stateWords: string;
  readonly badges: Badges;
  readonly replica: Replica | undefined;
  /** The newest operation of ours on its replica, open or just ended. */
  readonly operation: Operation | undefined;
  /** Set when that operation is open and has taken longer than it should. */
  readonly passedLimit: StuckLimit | undefined;
  /** Set when its replica hangs in a change that is none of ours. */
  readonly outsideStuck: OutsideChange | undefined;
  /** Why no replica can be added here; undefined when one can, or there is one. */
  readonly whyUnavailable: string | undefined;
  /** ISO time since when it has been creating. */
  readonly elapsedSince: string | undefined;
}

interface Input {
  readonly regions: readonly ScreenRegion[];
  readonly picture: RegistryPicture;
  readonly stagedToAdd: readonly string[];
  readonly isStale: boolean;
}

/** Joins regions, replicas and our own operations into what is drawn and listed. */
export function regionViews({ regions, picture, stagedToAdd, isStale }: Input): RegionView[] {
  const replicas = worstReplicaPerRegion(picture);
  const known = new Set(regions.map((region) => region.name));
  const strays = [...replicas.keys()].filter((name) => !known.has(name));
  return [...regions, ...strays.map(strayRegion)].map((region) =>
    regionView(region, replicas.get(region.name), picture, stagedToAdd.includes(region.name), isStale),
  );
}

function regionView(
  region: ScreenRegion,
  replica: Replica | undefined,
  picture: RegistryPicture,
  isStagedToAdd: boolean,
  isStale: boolean,
): RegionView {
  const { registry } = picture;
  const operation = newestOperation(picture.operations, region.name, replica);
  const isHome = region.name === registry.homeRegion;
  const open = operation?.settledAt === undefined ? operation : undefined;
  const whyUnavailable = replica || isHome ? undefined : whyNotHere(region, registry.tier);
  const state = stateOf(replica, open, isHome, whyUnavailable, picture.asOf);
  const isUnfinished = replica === undefined && operation !== undefined && canCreateAgain(operation);
  const isThere = state !== "available" && state !== "unavailable";
  return {
    ...region,
    state,
    stateWords: wordsOf(state, replica, open, whyUnavailable),
    caution: isUnfinished ? UNFINISHED : region.caution,
    replica,
    operation,
    passedLimit: open && passedLimit(open, picture.asOf),
    outsideStuck: open || !replica ? undefined : outsideStuck(picture, replica),
    whyUnavailable,
    elapsedSince: state === "creating" ? ((open && createsSince(open)) ?? replica?.createdAt) : undefined,
    badges: {
      home: isHome,
      notRouted: replica?.globalEndpointRouting === "excluded",
      updating:
        replica?.provisioningState.toLowerCase() === "updating" ||
        open?.kind === "replica.set-global-endpoint-routing",
      staged: state === "available" && isStagedToAdd ? "add" : undefined,
      stale: isStale && isThere,
    },
  };
}

function outsideStuck(
  { outsideChanges, asOf }: RegistryPicture,
  { name }: Replica,
): OutsideChange | undefined {
  const change = outsideChanges?.find(({ replicaName }) => replicaName === name);
  return change && isStuckOutside(change, asOf) ? change : undefined;
}

const UNFINISHED = "the replica was deleted for a repair and not created again";

function stateOf(
  replica: Replica | undefined,
  open: Operation | undefined,
  isHome: boolean,
  whyUnavailable: string | undefined,
  asOf: string,
): RegionState {
  const change = open && changeUnderWay(open);
  if (replica) return replicaState(replica, change === "replica.delete" ? "delete" : undefined);
  // Known, and nothing brings it back by itself: it is drawn as what is broken.
  if (open?.repair?.needsPersonSince !== undefined) return "failed";
  if (open && change === "replica.create") return isUnconfirmed(open, asOf) ? "other" : "creating";
  if (change === "replica.delete") return "deleting";
  // A registry that was never replicated serves from home without a replication of its own.
  if (isHome) return "ready";
  return whyUnavailable === undefined ? "available" : "unavailable";
}

function wordsOf(
  state: RegionState,
  replica: Replica | undefined,
  open: Operation | undefined,
  whyUnavailable: string | undefined,
): string {
  if (!replica && open?.repair?.needsPersonSince !== undefined) return "no replica, repair is waiting";
  if (state === "other") return replica ? otherWord(replica) : "not confirmed by Azure";
  if (state === "unavailable") return `unavailable: ${whyUnavailable ?? "no replicas offered"}`;
  return STATE_WORDS[state];
}

// An answer usually comes within a second or two. After this the map no longer claims that something is being made.
const CONFIRMED_WITHIN_MS = 15_000;

function isUnconfirmed(open: Operation, asOf: string): boolean {
  const askedAt = createsSince(open);
  return open.state === "intended" && Date.parse(asOf) - Date.parse(askedAt) > CONFIRMED_WITHIN_MS;
}

function whyNotHere(region: ScreenRegion, tier: string): string | undefined {
  if (tier.toLowerCase() !== "premium") return `the ${tier} tier cannot be geo-replicated`;
  return region.offersReplicas ? undefined : "Azure offers no replicas here";
}

function worstReplicaPerRegion(picture: RegistryPicture): Map<string, Replica> {
  const rank = (replica: Replica) => REGION_STATES.indexOf(replicaState(replica, undefined));
  const worst = new Map<string, Replica>();
  for (const replica of picture.replicas) {
    const other = worst.get(replica.region);
    if (!other || rank(replica) < rank(other)) worst.set(replica.region, replica);
  }
  return worst;
}

function newestOperation(
  operations: readonly Operation[],
  region: string,
  replica: Replica | undefined,
): Operation | undefined {
  let newest: Operation | undefined;
  for (const operation of operations) {
    const isOfReplica = replica
      ? operation.replicaName.toLowerCase() === replica.name.toLowerCase()
      : operation.replicaRegion === region;
    if (isOfReplica && (!newest || operation.requestedAt > newest.requestedAt)) newest = operation;
  }
  return newest;
}

function strayRegion(name: string): ScreenRegion {
  return {
    name,
    displayName: name,
    geography: undefined,
    lonDegrees: undefined,
    offersReplicas: false,
    hasAvailabilityZones: false,
    caution: undefined,
  };
}

/** What of the views goes onto the map: everything that has a place. */
export function mapRegions(views: readonly RegionView[], staleAge: string | undefined): MapRegion[] {
  return views.flatMap((view) =>
    view.lonDegrees === undefined
      ? []
      : [
          {
            name: view.name,
            displayName: view.displayName,
            geography: view.geography,
            lonDegrees: view.lonDegrees,
            state: view.state,
            badges: view.badges,
            stateWords: view.stateWords,
            elapsedSince: view.elapsedSince,
            caution: view.caution,
            staleAge: view.badges.stale ? staleAge : undefined,
          },
        ],
  );
}

/** A repair has deleted the replica, and waits for somebody who may create it again. */
export function isRepairWaiting({ replica, operation }: Pick<RegionView, "replica" | "operation">): boolean {
  return replica === undefined && operation?.repair?.needsPersonSince !== undefined;
}

/** A repair has deleted the replica, and one press of anybody who may brings it back. */
export function offersCreateAgain(view: Pick<RegionView, "replica" | "operation">): boolean {
  const { replica, operation } = view;
  if (replica !== undefined || operation === undefined) return false;
  return canCreateAgain(operation) || isRepairWaiting(view);
}

/** A replica that failed before its first copy: nobody can miss it, so its repair asks for no typed name. */
export function hasNeverServed({ state, replica }: RegionView): boolean {
  return state === "failed" && replica !== undefined && replica.syncStatus?.displayStatus === undefined;
}
