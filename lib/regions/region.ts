import type { LonLat } from "@/lib/hexgrid/points";

/** A region as a subscription sees it, joined with what the container registry provider offers there. */
export interface Region {
  /** ARM short name, for example `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly geography: string | undefined;
  readonly geographyGroup: string | undefined;
  readonly physicalLocation: string | undefined;
  /** Corrected where ARM is known to publish a wrong one; undefined when ARM gives none. */
  readonly point: LonLat | undefined;
  readonly hasAvailabilityZones: boolean;
  readonly pairedRegions: readonly string[];
  /** The provider lists this region for `registries/replications`. */
  readonly offersReplicas: boolean;
  /** A dated hint of ours, for example about restricted access. The region stays selectable. */
  readonly caution: string | undefined;
}

/** One entry of a subscription's locations, before anything is corrected. */
export interface SubscriptionLocation {
  readonly name: string;
  readonly displayName: string;
  readonly regionType: string | undefined;
  readonly geography: string | undefined;
  readonly geographyGroup: string | undefined;
  readonly physicalLocation: string | undefined;
  /** ARM sends coordinates as text. */
  readonly latitude: string | undefined;
  readonly longitude: string | undefined;
  readonly pairedRegions: readonly string[];
  readonly zoneCount: number;
}
