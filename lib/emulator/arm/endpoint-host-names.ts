import type { Registry } from "../state/model";
import { isHomeReplication } from "../state/resource-ids";

/**
 * Host names of one kind, home first, then each replica that exists.
 *
 * A replica joins when its creation has succeeded. That it stays while it is being deleted is unconfirmed.
 */
export function endpointHostNames(registry: Registry, kind: "geo" | "data"): string[] {
  const replicas = registry.replications.filter(
    (one) =>
      !isHomeReplication(registry, one) && one.provisioningState !== "Creating" && one.displayStatus !== null,
  );
  const label = registry.loginServer.slice(0, registry.loginServer.indexOf("."));
  const suffix = registry.loginServer.slice(label.length);
  return [registry.location, ...replicas.map((one) => one.location)].map(
    (region) => `${label}.${region}.${kind}${suffix}`,
  );
}
