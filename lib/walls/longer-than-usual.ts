import { isStuckOutside, passedLimit } from "@/lib/operations/model";
import type { RegistryPicture } from "@/lib/tracking/model";

/** Names, in lower case, of replicas whose change should have ended by the time of the picture, whoever asked for it. */
export function longerThanUsual({ operations, outsideChanges = [], asOf }: RegistryPicture): Set<string> {
  const ours = operations.filter((operation) => passedLimit(operation, asOf) !== undefined);
  const others = outsideChanges.filter((change) => isStuckOutside(change, asOf));
  return new Set([...ours, ...others].map(({ replicaName }) => replicaName.toLowerCase()));
}
