import type { WallClock, WallRegistry } from "@/lib/walls/model";
import { quietWords } from "./quiet-words";
import { eventTime } from "./wall-clock";

interface WallEventsProps {
  registry: Pick<WallRegistry, "events" | "replicas">;
  clock: WallClock;
  nowMs: number;
  offsetMinutes: number;
}

/** What happened in the last 24 hours, the latest first. */
export function WallEvents({ registry, clock, nowMs, offsetMinutes }: WallEventsProps) {
  const { events } = registry;
  if (events.length === 0) return <p className="wall-events wall-quiet">{quietWords(registry)}</p>;
  return (
    <ol className="wall-events" aria-label="Changes, the latest first">
      {events.map((event) => (
        <li key={`${event.at} ${event.displayName} ${event.words}`} data-is-bad={event.isBad || undefined}>
          <span className="wall-event-time">{eventTime(event.at, nowMs, clock, offsetMinutes)}</span>{" "}
          <strong>{event.displayName}</strong> {event.words}
          {event.by === undefined ? null : <span className="wall-quiet"> · {event.by}</span>}
        </li>
      ))}
    </ol>
  );
}
