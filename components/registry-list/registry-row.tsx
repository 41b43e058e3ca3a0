import { MiniMap } from "@/components/map/mini-map";
import { SoftLink } from "@/components/ui/soft-link";
import type { FleetReplica, FleetRow } from "@/lib/fleet/model";
import type { LonLat } from "@/lib/hexgrid/points";
import { registryPath } from "@/lib/registry/model";
import { rowWords } from "./row-words";

/** What a page knows of the regions that its rows are in, by name. */
export type ListPlaces = Readonly<
  Record<string, { readonly displayName: string; readonly point: LonLat | undefined } | undefined>
>;

interface RegistryRowProps {
  row: FleetRow;
  /** Newer than the row's own, or those. */
  replicas: readonly FleetReplica[];
  places: ListPlaces;
  isStale: boolean;
  /** Azure lists it no longer. */
  isGone: boolean;
}

export function RegistryRow({ row, replicas, places, isStale, isGone }: RegistryRowProps) {
  return (
    <li className="registry-row">
      <div className="min-w-0">
        <h2 className="text-base">
          <SoftLink className="link wrap-anywhere" href={registryPath(row.ref)}>
            {row.name}
          </SoftLink>
        </h2>
        <p className="text-ink-muted text-sm">
          {row.tier ?? "Tier not reported"} · home {places[row.homeRegion]?.displayName ?? row.homeRegion}
        </p>
        <p className="text-ink-muted text-sm break-words">
          {row.subscriptionName} / {row.ref.resourceGroup}
        </p>
      </div>
      <div className="row-map">
        <MiniMap
          isStale={isStale || isGone}
          replicas={replicas.map(({ region, state, isRouted }) => ({
            name: region,
            point: places[region]?.point,
            state,
            isRouted,
            isHome: region === row.homeRegion,
          }))}
        />
        <p className="text-sm">{isGone ? "No longer listed by Azure" : rowWords(replicas)}</p>
      </div>
    </li>
  );
}
