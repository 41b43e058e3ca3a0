import { isDeepStrictEqual } from "node:util";
import type { Replica } from "@/lib/azure/model";
import type { PictureTrouble, RegistryPicture } from "./model";
import { isAtRest } from "./replicas-to-read";

export function hasOtherPlaces(before: readonly Replica[] | undefined, after: readonly Replica[]): boolean {
  const places = (replicas: readonly Replica[]) =>
    replicas.map((replica) => replica.name.toLowerCase()).join();
  return before !== undefined && places(before) !== places(after);
}

/** Whether there is nothing new but the time. The one may come from the store, which keeps no order of keys. */
export function isSamePicture(before: RegistryPicture, after: RegistryPicture): boolean {
  return isDeepStrictEqual(withoutTime(before), withoutTime(after));
}

/** Whether something of it is on its way from one state to another. */
export function isChanging({ operations, replicas, registry }: RegistryPicture): boolean {
  return (
    operations.some((operation) => operation.settledAt === undefined) ||
    replicas.some((replica) => !isAtRest(replica)) ||
    !["succeeded", "failed", "canceled"].includes(registry.provisioningState.toLowerCase())
  );
}

/** The same picture, which from now on only grows older. */
export function withTrouble(
  picture: RegistryPicture,
  trouble: Omit<PictureTrouble, "since">,
  nowMs: number,
): RegistryPicture {
  const since = picture.trouble?.since ?? new Date(nowMs).toISOString();
  return { ...picture, trouble: { ...trouble, since } };
}

function withoutTime(picture: RegistryPicture): unknown {
  return JSON.parse(JSON.stringify({ ...picture, asOf: undefined }));
}
