import { SoftLink } from "@/components/ui/soft-link";
import type { Region } from "@/lib/regions/region";
import { registryPath, type RegistryRow } from "@/lib/registry/model";
import { RowMap } from "./row-map";

interface RegistryRowsProps {
  rows: readonly RegistryRow[];
  regions: readonly Region[];
}

export function RegistryRows({ rows, regions }: RegistryRowsProps) {
  const byName = new Map(regions.map((region) => [region.name, region]));
  const nameOf = (region: string) => byName.get(region)?.displayName ?? region;
  return (
    <ul className="registry-rows" aria-label="Registries">
      {rows.map((row) => (
        <li key={row.id} className="registry-row">
          <div className="min-w-0">
            <h2 className="text-base">
              <SoftLink className="link wrap-anywhere" href={registryPath(row.ref)}>
                {row.name}
              </SoftLink>
            </h2>
            <p className="text-ink-muted text-sm">
              {row.tier ?? "Tier not reported"} · home {nameOf(row.homeRegion)}
            </p>
            <p className="text-ink-muted text-sm break-words">
              {row.subscriptionName} / {row.ref.resourceGroup}
            </p>
          </div>
          <RowMap
            registryId={row.id}
            homeRegion={row.homeRegion}
            places={row.replicaRegions.map((region) => ({
              name: region,
              displayName: nameOf(region),
              point: byName.get(region)?.point,
            }))}
          />
        </li>
      ))}
    </ul>
  );
}
