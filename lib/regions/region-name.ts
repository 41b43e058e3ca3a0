import type { SubscriptionLocation } from "./region";

/** ARM takes `West US` and `westus` for one region; its resource bodies write the second. */
export function normaliseRegionName(location: string): string {
  return location.replace(/\s+/g, "").toLowerCase();
}

/**
 * Turns what a provider lists, display names, into short names.
 *
 * The subscription's own locations are asked first, because a display name need not be the short name with spaces.
 */
export function regionNameResolver(
  locations: readonly Pick<SubscriptionLocation, "name" | "displayName">[],
): (location: string) => string {
  const shortNames = new Map<string, string>();
  for (const { name, displayName } of locations) {
    const short = normaliseRegionName(name);
    const display = normaliseRegionName(displayName);
    if (short !== "" && display !== "" && !shortNames.has(display)) shortNames.set(display, short);
  }
  for (const { name } of locations) shortNames.set(normaliseRegionName(name), normaliseRegionName(name));
  return (location) => shortNames.get(normaliseRegionName(location)) ?? normaliseRegionName(location);
}
