import { ageWords, elapsedWords } from "@/components/ui/format-time";
import type { WallRegistry, WallReplica } from "@/lib/walls/model";

const WAITING = "waiting for a person";
const LONGER = "longer than usual";

/** `Failed`, `Home · Ready`, `Creating 0:08`. */
export function replicaWords(replica: WallReplica, nowMs: number): string {
  const { state, words, isHome, isRouted, isUpdating, attention, since } = replica;
  const clock =
    state === "creating" && attention === undefined && since !== undefined
      ? ` ${elapsedWords((nowMs - Date.parse(since)) / 1_000)}`
      : "";
  const quiet = isRouted ? (isUpdating ? "Updating" : "Ready") : "Not routed";
  const parts = [isHome ? "Home" : "", state === "ready" ? quiet : `${capital(words)}${clock}`];
  if (state !== "ready" && !isRouted) parts.push("Not routed");
  return parts.filter((part) => part !== "").join(" · ");
}

/** What somebody should look at; undefined while all goes by itself and in time. */
export function attentionWords({ attention, state, isRouted, isUpdating }: WallReplica): string | undefined {
  if (attention === undefined) return undefined;
  if (attention === "person") return WAITING;
  const saysChange =
    state === "creating" || state === "deleting" || (state === "ready" && isRouted && isUpdating);
  return saysChange ? LONGER : `change ${LONGER}`;
}

/** For how long it has been so or waits; nothing where nobody knows, or where a clock runs already. */
export function sinceWords({ state, attention, since }: WallReplica, nowMs: number): string {
  if (since === undefined || (state === "creating" && attention === undefined)) return "";
  return ageWords((nowMs - Date.parse(since)) / 1_000);
}

/** For a count: the worst that there is to say. */
export function shortWords({ attention, state, words }: WallReplica): string {
  if (attention === undefined || state === "failed") return words;
  return attention === "person" ? WAITING : LONGER;
}

/** `5 of 9 replicas ready`. */
export function countWords({ replicas }: Pick<WallRegistry, "replicas">): string {
  const ready = replicas.filter(({ state }) => state === "ready").length;
  return `${ready} of ${replicas.length} ${replicas.length === 1 ? "replica" : "replicas"} ready`;
}

/** `and 4 more: 3 ready, 1 syncing`. */
export function moreWords(rest: readonly WallReplica[]): string {
  const counts = new Map<string, number>();
  for (const replica of rest) {
    const words = shortWords(replica);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return `and ${rest.length} more: ${[...counts].map(([words, count]) => `${count} ${words}`).join(", ")}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
