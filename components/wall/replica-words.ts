import { ageWords, elapsedWords } from "@/components/ui/format-time";
import type { WallRegistry, WallReplica } from "@/lib/walls/model";

/** `Failed`, `Home · Ready`, `Creating 0:08`. */
export function replicaWords(replica: WallReplica, nowMs: number): string {
  const { state, words, isHome, isRouted, isUpdating, since } = replica;
  const clock =
    state === "creating" && since !== undefined
      ? ` ${elapsedWords((nowMs - Date.parse(since)) / 1_000)}`
      : "";
  const quiet = isRouted ? (isUpdating ? "Updating" : "Ready") : "Not routed";
  const parts = [isHome ? "Home" : "", state === "ready" ? quiet : `${capital(words)}${clock}`];
  if (state !== "ready" && !isRouted) parts.push("Not routed");
  return parts.filter((part) => part !== "").join(" · ");
}

/** For how long it has been so; nothing where nobody knows, or where a clock runs already. */
export function sinceWords({ state, since }: WallReplica, nowMs: number): string {
  if (since === undefined || state === "creating") return "";
  return ageWords((nowMs - Date.parse(since)) / 1_000);
}

/** `5 of 9 replicas ready`. */
export function countWords({ replicas }: Pick<WallRegistry, "replicas">): string {
  const ready = replicas.filter(({ state }) => state === "ready").length;
  return `${ready} of ${replicas.length} ${replicas.length === 1 ? "replica" : "replicas"} ready`;
}

/** `and 4 more: 3 ready, 1 syncing`. */
export function moreWords(rest: readonly WallReplica[]): string {
  const counts = new Map<string, number>();
  for (const { words } of rest) counts.set(words, (counts.get(words) ?? 0) + 1);
  return `and ${rest.length} more: ${[...counts].map(([words, count]) => `${count} ${words}`).join(", ")}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
