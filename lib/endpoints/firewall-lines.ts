import { parseRegistryHost } from "./host-name";
import type { RegistryHosts } from "./registry-hosts";

/** Where layers come from while dedicated data endpoints are off, by the registry suffix of the cloud. */
const STORAGE_BY_CLOUD_SUFFIX: ReadonlyMap<string, string> = new Map([
  ["azurecr.io", "*.blob.core.windows.net"],
  ["azurecr.cn", "*.blob.core.chinacloudapi.cn"],
  ["azurecr.us", "*.blob.core.usgovcloudapi.net"],
]);

/**
 * What a client's firewall has to let through to pull and push, one host per element, each once.
 *
 * Without dedicated data endpoints that is the storage of the whole cloud, because ARM names no account.
 * https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules
 */
export function firewallLines(hosts: RegistryHosts): string[] {
  const data =
    hosts.dataEndpointHostNames.length > 0
      ? byName(hosts.dataEndpointHostNames)
      : storageHosts(hosts.loginServer);
  return [...new Set([hosts.loginServer, ...byName(hosts.regionalEndpointHostNames), ...data])];
}

function storageHosts(loginServer: string): string[] {
  const host = parseRegistryHost(loginServer);
  const storage = host && STORAGE_BY_CLOUD_SUFFIX.get(host.cloudSuffix);
  return storage === undefined ? [] : [storage];
}

function byName(hostNames: readonly string[]): string[] {
  return [...hostNames].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
