import type { Replica } from "@/lib/azure/model";
import type { RegistryPicture } from "./model";

export function hasOtherPlaces(before: readonly Replica[] | undefined, after: readonly Replica[]): boolean {
  const places = (replicas: readonly Replica[]) =>
    replicas.map((replica) => replica.name.toLowerCase()).join();
  return before !== undefined && places(before) !== places(after);
}

export function fingerprint(picture: RegistryPicture): string {
  return JSON.stringify({ ...picture, asOf: undefined });
}
