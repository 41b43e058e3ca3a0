import { regionOfHostName } from "./host-name";

/** The host names of one registry, as ARM gives them. */
export interface RegistryHosts {
  readonly loginServer: string;
  readonly regionalEndpointHostNames: readonly string[];
  readonly dataEndpointHostNames: readonly string[];
}

/** The regional and data host names that serve from one region today, and vanish with its replica. */
export function hostNamesOfRegion(hosts: RegistryHosts, region: string): string[] {
  return [...hosts.regionalEndpointHostNames, ...hosts.dataEndpointHostNames].filter(
    (hostName) => regionOfHostName(hostName) === region,
  );
}

/** Host names by the region they serve from. Names that tell no region are left out. */
export function groupByRegion(hostNames: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const hostName of hostNames) {
    const region = regionOfHostName(hostName);
    if (region !== undefined) groups.set(region, [...(groups.get(region) ?? []), hostName]);
  }
  return groups;
}

/** The first of these host names that serves from a region. */
export function hostNameOfRegion(hostNames: readonly string[], region: string): string | undefined {
  return hostNames.find((hostName) => regionOfHostName(hostName) === region);
}
