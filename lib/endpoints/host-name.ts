/**
 * A host name of a registry, taken apart.
 *
 * `label` is not always the registry's name: domain name labels add a hash to it.
 * https://learn.microsoft.com/azure/container-registry/container-registry-endpoint-reference
 */
export type RegistryHost =
  | { readonly kind: "global"; readonly label: string; readonly cloudSuffix: string }
  | {
      readonly kind: "regional" | "data";
      readonly label: string;
      readonly region: string;
      readonly cloudSuffix: string;
    };

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const KIND_OF_LABEL: ReadonlyMap<string, "regional" | "data"> = new Map([
  ["geo", "regional"],
  ["data", "data"],
]);

/** Undefined for what is not a host name. Takes any case, gives lower case. */
export function parseRegistryHost(hostName: string): RegistryHost | undefined {
  const labels = hostName.trim().toLowerCase().split(".");
  if (hostName.length > 253 || !labels.every((label) => DNS_LABEL.test(label))) return undefined;
  const [label, second, third, ...rest] = labels;
  if (label === undefined || second === undefined || third === undefined) return undefined;
  const kind = KIND_OF_LABEL.get(third);
  if (kind !== undefined && rest.length >= 2) {
    return { kind, label, region: second, cloudSuffix: rest.join(".") };
  }
  return { kind: "global", label, cloudSuffix: [second, third, ...rest].join(".") };
}

export function formatRegistryHost(host: RegistryHost): string {
  switch (host.kind) {
    case "global":
      return `${host.label}.${host.cloudSuffix}`;
    case "regional":
      return `${host.label}.${host.region}.geo.${host.cloudSuffix}`;
    case "data":
      return `${host.label}.${host.region}.data.${host.cloudSuffix}`;
  }
}

/** The region that a regional or data host name belongs to; undefined for every other name. */
export function regionOfHostName(hostName: string): string | undefined {
  const host = parseRegistryHost(hostName);
  return host === undefined || host.kind === "global" ? undefined : host.region;
}
