import { isIPv4, isIPv6 } from "node:net";

/**
 * The network that a request comes from, as far as that can be known.
 *
 * `forwardedFor` ends with the address that the connection itself came from, and each trusted proxy has put in front
 * of it whom it heard from; what stands further left may be anybody's invention.
 */
export function clientNetwork(forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  return networkOf(hops[Math.max(hops.length - 1 - trustedProxies, 0)] ?? "");
}

/** An IPv6 customer has at least a /64 to choose addresses from, so all of it counts as one. */
function networkOf(hop: string): string {
  const address = withoutPort(hop).toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(mapped)) return "unknown";
  return `${firstGroups(mapped.replace(/%.*$/, "")).join(":")}::/64`;
}

// Some proxies write the port as well.
function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** The first four of eight groups, in one spelling. */
function firstGroups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const end = tail === "" ? [] : tail.split(":");
    groups.push(...Array.from({ length: Math.max(8 - groups.length - end.length, 0) }, () => "0"), ...end);
  }
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
}
