import type { Lock } from "@/lib/azure/model";
import { describeScope } from "@/lib/errors/describe-scope";

/** Locks that will make Azure refuse. `CanNotDelete` stops deletions, `ReadOnly` every change. */
export function lockNotices(locks: readonly Lock[], change: "delete" | "write"): string[] {
  return locks
    .filter(
      ({ level }) =>
        level.toLowerCase() === "readonly" || (change === "delete" && level.toLowerCase() === "cannotdelete"),
    )
    .map(
      ({ name, level, scope }) =>
        `The lock “${name}” (${level}) on ${describeScope(scope)} will make Azure refuse this. Ask whoever set it to remove it first.`,
    );
}
