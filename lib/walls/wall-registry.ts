import "server-only";
import type { Region } from "@/lib/regions/region";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import type { RegistryPicture } from "@/lib/tracking/model";
import type { Hideable, WallRegistry, WallTrouble } from "./model";
import { type Past, stripOfReplica } from "./read-past";
import { wallEvents } from "./wall-events";
import { wallReplicas } from "./wall-replicas";

export interface KnownOfRegistry {
  readonly ref: RegistryRef;
  /** Its place on the wall, from 0. */
  readonly position: number;
  readonly picture: RegistryPicture | undefined;
  readonly past: Past | undefined;
  readonly regions: ReadonlyMap<string, Region>;
  readonly hides: readonly Hideable[];
  /** Why the wall may not show it; then nothing of the picture is. */
  readonly refusal: WallTrouble | undefined;
  readonly nowMs: number;
}

/**
 * One registry as a wall's screen gets it. Here, and nowhere later, names, ids and people are left out.
 *
 * Nothing of the picture is passed on as a whole: what is not named here stays on the server.
 */
export function wallRegistry(known: KnownOfRegistry): WallRegistry {
  const { ref, position, past, regions, hides, refusal, nowMs } = known;
  const picture = refusal === undefined ? known.picture : undefined;
  const head = {
    key: String(position + 1),
    title: hides.includes("names") ? `Registry ${position + 1}` : ref.registryName,
    // The group and the subscription say whose it is, as much as the name does.
    place: hides.length > 0 && !onlyPeople(hides) ? undefined : ref.resourceGroup,
  };
  if (picture === undefined) {
    return { ...head, asOf: undefined, trouble: refusal, replicas: [], available: [], events: [] };
  }
  const replicas = wallReplicas(picture, regions);
  const displayNameOf = (region: string) => regions.get(region)?.displayName ?? region;
  return {
    ...head,
    asOf: picture.asOf,
    trouble: picture.trouble && { kind: picture.trouble.kind, since: picture.trouble.since },
    replicas: replicas.map(({ replicaName, ...replica }) => ({
      ...replica,
      strip: past && replicaName !== undefined ? stripOfReplica(past, replicaName) : undefined,
    })),
    available:
      picture.registry.tier.toLowerCase() === "premium"
        ? [...regions.values()].filter(({ offersReplicas }) => offersReplicas).map(({ name }) => name)
        : [],
    events: wallEvents({
      observations: past?.observations ?? [],
      operations: picture.operations,
      displayNameOf,
      hides,
      nowMs,
    }),
  };
}

function onlyPeople(hides: readonly Hideable[]): boolean {
  return hides.every((hidden) => hidden === "people");
}
