import type { WallRegistry } from "@/lib/walls/model";

/** Where no change is known of the last 24 hours: whether that is because there was none. */
export function quietWords({ replicas }: Pick<WallRegistry, "replicas">): string {
  const strips = replicas.flatMap(({ strip }) => (strip === undefined ? [] : [strip]));
  if (strips.length === 0) return "No changes are known of the last 24 hours";
  const hasGap = strips.some((strip) => strip.some(({ state }) => state === "gap"));
  return hasGap
    ? "No changes seen in the last 24 hours (dots: nobody looked)"
    : "No changes in the last 24 hours";
}
