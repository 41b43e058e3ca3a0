import type { RegistryRef } from "@/lib/resource-id/resource-id";

/** The address of a registry's map page. */
export function registryPath(ref: RegistryRef): string {
  return `/registries/${[ref.subscriptionId, ref.resourceGroup, ref.registryName].map(encodeURIComponent).join("/")}`;
}

/** What changes to a registry need; each is a permission of ours and an action of Azure's. */
export const CHANGE_RIGHTS = ["registries/write", "replications/write", "replications/delete"] as const;
export type ChangeRight = (typeof CHANGE_RIGHTS)[number];

/** Why a person may not use a right, in words with a next step. What is not named may be tried: ARM has the last word. */
export type WhyNot = Readonly<Partial<Record<ChangeRight, string>>>;

/** The page with the past of a region's replica. */
export function historyPath(ref: RegistryRef, region: string): string {
  return `${registryPath(ref)}/history/${region}`;
}
