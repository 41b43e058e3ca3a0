import type { WallClock } from "@/lib/walls/model";

const two = (value: number) => String(value).padStart(2, "0");

export interface ShownTime {
  /** `14:32:07`. */
  readonly time: string;
  /** `UTC` or `UTC+1`. */
  readonly zone: string;
  readonly hour: number;
  /** `21 Nov`. */
  readonly day: string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What a clock on the wall shows. `offsetMinutes`: of the screen's own zone, east of Greenwich. */
export function shownTime(ms: number, clock: WallClock, offsetMinutes: number): ShownTime {
  const offset = clock === "utc" ? 0 : offsetMinutes;
  const shown = new Date(ms + offset * 60_000);
  const [hour, minute] = [shown.getUTCHours(), shown.getUTCMinutes()];
  return {
    time: `${two(hour)}:${two(minute)}:${two(shown.getUTCSeconds())}`,
    zone: zoneWords(offset),
    hour,
    day: `${shown.getUTCDate()} ${MONTHS[shown.getUTCMonth()] ?? ""}`,
  };
}

/** `14:29`, and the day before it when that is another one. */
export function eventTime(iso: string, nowMs: number, clock: WallClock, offsetMinutes: number): string {
  const at = shownTime(Date.parse(iso), clock, offsetMinutes);
  const time = at.time.slice(0, 5);
  return at.day === shownTime(nowMs, clock, offsetMinutes).day ? time : `${at.day}, ${time}`;
}

export function isNight(hour: number): boolean {
  return hour >= 22 || hour < 6;
}

function zoneWords(offsetMinutes: number): string {
  if (offsetMinutes === 0) return "UTC";
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${minutes}`;
}
