import { isDeepStrictEqual } from "node:util";
import type { Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";
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
    operations.some((operation) => operation.settledAt === undefined && !needsPerson(operation)) ||
    replicas.some((replica) => !isAtRest(replica)) ||
    !["succeeded", "failed", "canceled"].includes(registry.provisioningState.toLowerCase())
  );
}

/** Nothing comes of waiting for a person faster by looking more often. */
function needsPerson({ repair }: Operation): boolean {
  return repair?.needsPersonSince !== undefined;
}

/** The same picture, which from now on only grows older; when it is for want of rights, what runs waits as well. */
export function withTrouble(
  picture: RegistryPicture,
  trouble: Omit<PictureTrouble, "since">,
  nowMs: number,
): RegistryPicture {
  const since = picture.trouble?.since ?? new Date(nowMs).toISOString();
  const operations =
    trouble.kind === "rights"
      ? picture.operations.map((operation) =>
          operation.settledAt === undefined
            ? { ...operation, waitingSince: operation.waitingSince ?? since }
            : operation,
        )
      : picture.operations;
  return { ...picture, operations, trouble: { ...trouble, since } };
}

function withoutTime(picture: RegistryPicture): unknown {
  return JSON.parse(JSON.stringify({ ...picture, asOf: undefined }));
}
