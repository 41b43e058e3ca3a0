import type { Observation } from "@/lib/history/model";
import { wasOpen } from "@/lib/history/was-open";
import { whoseChange } from "@/lib/history/whose-change";
import type { Operation } from "@/lib/operations/model";
import { PAST_STATES } from "@/lib/replication/model";
import type { Hideable, WallEvent } from "./model";

const MOST_EVENTS = 4;
const DAY_MS = 86_400_000;

interface Known {
  /** Of all replicas, in any order. */
  readonly observations: readonly Observation[];
  readonly operations: readonly Operation[];
  readonly displayNameOf: (region: string) => string;
  readonly hides: readonly Hideable[];
  readonly nowMs: number;
}

/** What happened to the replicas in the last day, the latest first. */
export function wallEvents(known: Known): WallEvent[] {
  const since = new Date(known.nowMs - DAY_MS).toISOString();
  return [...changes(known), ...failures(known)]
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST_EVENTS);
}

function changes({ observations, operations, displayNameOf, hides }: Known): WallEvent[] {
  const before = new Map<string, Observation>();
  const inOrder = [...observations].sort((a, b) => a.seenAt.localeCompare(b.seenAt));
  return inOrder.flatMap((seen) => {
    const was = before.get(seen.replicaName);
    before.set(seen.replicaName, seen);
    const words = wordsOf(was, seen);
    if (words === undefined) return [];
    const operation = operations.find(({ operationId }) => operationId === seen.operationId);
    return {
      at: seen.seenAt,
      displayName: displayNameOf(seen.region),
      words,
      isBad: words === "failed",
      by:
        operation && !hides.includes("people") && wasOpen(operation, seen.seenAt)
          ? whoseChange(operation, seen, was).actor
          : undefined,
    };
  });
}

/** Undefined for what nobody would call news, and for what the first look of all has shown. */
function wordsOf(was: Observation | undefined, is: Observation): string | undefined {
  const state = PAST_STATES.of(is);
  if (was === undefined) return is.beforeAt === undefined ? undefined : state === "ready" ? "added" : state;
  const before = PAST_STATES.of(was);
  if (before !== state) {
    if (state === "absent") return "deleted";
    return state === "other" ? (is.displayStatus ?? is.provisioningState) : state;
  }
  if (was.isThere && is.isThere && was.globalEndpointRouting !== is.globalEndpointRouting) {
    return is.globalEndpointRouting === "excluded" ? "out of global routing" : "back in global routing";
  }
  return undefined;
}

/** In Azure's own words, which can name anything: not where something is hidden. */
function failures({ operations, displayNameOf, hides }: Known): WallEvent[] {
  return operations.flatMap(({ failure, settledAt, replicaRegion, actor }) =>
    failure === undefined || settledAt === undefined
      ? []
      : {
          at: settledAt,
          displayName: displayNameOf(replicaRegion),
          words: hides.length > 0 ? "a change failed" : failure,
          isBad: true,
          by: hides.includes("people") ? undefined : actor,
        },
  );
}
