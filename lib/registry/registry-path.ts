import { parseRegistryRef, type RegistryRef } from "@/lib/resource-id/resource-id";

/** The segments of a registry's page address, as Next gives them: still encoded. */
export interface RegistryPath {
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
}

/** Undefined for an address that no registry can have, also one with a broken escape. */
export function registryRefFromPath({ subscription, group, name }: RegistryPath): RegistryRef | undefined {
  return parseRegistryRef(decoded(subscription), decoded(group), decoded(name));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
