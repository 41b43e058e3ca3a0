import type { TimesIn } from "@/components/theme/preferences";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number) => String(value).padStart(2, "0");

/**
 * `21 Nov 2026, 01:52 UTC` or `21 Nov 2026, 02:52 UTC+1`. The zone is always there.
 *
 * Written out by hand: Node and browsers carry different locale data, and a page must read the same in both.
 */
export function formatTime(iso: string, timesIn: TimesIn, hasSeconds = false): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const offsetMinutes = timesIn === "utc" ? 0 : -date.getTimezoneOffset();
  const shown = new Date(date.getTime() + offsetMinutes * 60_000);
  const day = `${shown.getUTCDate()} ${MONTHS[shown.getUTCMonth()] ?? ""} ${shown.getUTCFullYear()}`;
  const seconds = hasSeconds ? `:${two(shown.getUTCSeconds())}` : "";
  return `${day}, ${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}${seconds} ${zoneWords(offsetMinutes)}`;
}

function zoneWords(offsetMinutes: number): string {
  if (offsetMinutes === 0) return "UTC";
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${minutes}`;
}

/** `12 s`, `3 min`, `5 h`, `2 d`: one unit, rounded down, never negative. */
export function ageWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min`;
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} h`;
  return `${Math.floor(whole / 86_400)} d`;
}

/** `0:08`, `12:40`, after an hour `1 h`: for something that is going on. */
export function elapsedWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 3_600 ? `${Math.floor(whole / 60)}:${two(whole % 60)}` : ageWords(whole);
}

const UNITS = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3_600 },
  { name: "min", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** `12 s`, `3 min 20 s`, `2 d 5 h`: the largest unit and the next one, for how long something took. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const largest = UNITS.findIndex((unit) => whole >= unit.seconds);
  if (largest < 0) return "0 s";
  const shown = UNITS.slice(largest, largest + 2).map((unit, index) => ({
    name: unit.name,
    // What is left of the next larger unit.
    count: Math.floor((index === 0 ? whole : whole % (UNITS[largest]?.seconds ?? 1)) / unit.seconds),
  }));
  return shown.flatMap(({ name, count }) => (count > 0 ? `${count} ${name}` : [])).join(" ");
}
