import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { FROM_THE_START, type LiveTopic, type TopicEvent } from "@/lib/live/topic";
import type { FleetChanges, FleetSnapshot } from "./fleet-changes";
import type { FleetWatcher } from "./fleet-watcher";
import { fleetWatcherOf } from "./fleet-watchers";
import type { FleetNews } from "./model";
import { countStates } from "./select-rows";

/** As for a registry: whoever listens on is judged anew. */
const ADMITTED_FOR_MS = 5 * 60_000;

/** The caller's own registries, read with their own rights; throws why Azure does not list them. */
export async function openFleetTopic(caller: Caller): Promise<LiveTopic> {
  requirePermission(caller, "registries/read");
  const watcher = fleetWatcherOf(caller);
  await watcher.get(caller);
  return {
    name: "fleet",
    admittedForMs: ADMITTED_FOR_MS,
    subscribe: (since, tell) => {
      let last = since ?? FROM_THE_START;
      const told = (snapshot: FleetSnapshot) => {
        tell(eventOf(watcher, snapshot, last));
        last = watcher.positionOf(snapshot);
      };
      const { snapshot } = watcher;
      if (snapshot) told(snapshot);
      return watcher.subscribe(caller, told);
    },
  };
}

// Everybody whose requests are signed by one principal is told the same, and mostly has the same from before.
const told = new WeakMap<FleetSnapshot, Map<string, TopicEvent>>();

function eventOf(watcher: FleetWatcher, snapshot: FleetSnapshot, last: string): TopicEvent {
  const events = told.get(snapshot) ?? new Map<string, TopicEvent>();
  told.set(snapshot, events);
  const known = events.get(last);
  if (known !== undefined) return known;
  const event = newEventOf(watcher, snapshot, last);
  events.set(last, event);
  return event;
}

function newEventOf(watcher: FleetWatcher, snapshot: FleetSnapshot, last: string): TopicEvent {
  const position = watcher.positionOf(snapshot);
  if (last === position) return { kind: "age", data: { asOf: snapshot.fleet.asOf } };
  const missed = watcher.changesSince(last);
  if (missed !== undefined) {
    return { kind: "change", position, data: { from: last, ...newsOf(snapshot, missed) } };
  }
  const all = { changed: snapshot.fleet.rows, added: 0, gone: [] };
  return { kind: "picture", position, data: newsOf(snapshot, all) };
}

function newsOf({ fleet, outage }: FleetSnapshot, { changed, gone, added }: FleetChanges): FleetNews {
  return {
    asOf: fleet.asOf,
    source: fleet.source,
    outage,
    counts: countStates(fleet.rows),
    rows: changed.map(({ id, replicas }) => ({ id, replicas })),
    gone,
    added,
  };
}
