import { formatRegistryHost, parseRegistryHost } from "./host-name";
import type { RegistryHosts } from "./registry-hosts";

/**
 * The regional or data host name that ARM will give a region of this registry.
 *
 * A name that ARM has already given is taken as the pattern, and else the login server. The resource name
 * never is: a domain name label makes the two differ. Undefined when the login server cannot be read.
 */
export function predictHostName(
  hosts: RegistryHosts,
  kind: "regional" | "data",
  region: string,
): string | undefined {
  const given = kind === "regional" ? hosts.regionalEndpointHostNames : hosts.dataEndpointHostNames;
  for (const hostName of [...given, hosts.loginServer]) {
    const host = parseRegistryHost(hostName);
    if (host && (host.kind === kind || host.kind === "global")) {
      return formatRegistryHost({ kind, region, label: host.label, cloudSuffix: host.cloudSuffix });
    }
  }
  return undefined;
}

/**
 * The host names that a replica in a new region will bring, under the switches that are on for the registry.
 *
 * ARM fills its lists once the replica exists.
 */
export function predictReplicaHostNames(
  hosts: RegistryHosts,
  region: string,
  switches: { readonly regionalEndpoints: boolean; readonly dataEndpoints: boolean },
): string[] {
  const predicted = [
    switches.regionalEndpoints ? predictHostName(hosts, "regional", region) : undefined,
    switches.dataEndpoints ? predictHostName(hosts, "data", region) : undefined,
  ];
  return predicted.filter((hostName) => hostName !== undefined);
}
