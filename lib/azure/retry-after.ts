import "server-only";

/** Longer waits are cut to this: no time stamp made from them can overflow, and nobody waits a day. Seconds. */
const LONGEST_WAIT_SECONDS = 86_400;

/**
 * When ARM allows the next request, in seconds from now.
 *
 * Reads seconds, an HTTP date, or the milliseconds that some services behind ARM send instead.
 */
export function retryAfterSeconds(
  header: (name: string) => string | undefined,
  nowMs: number,
): number | undefined {
  for (const name of ["retry-after-ms", "x-ms-retry-after-ms"]) {
    const milliseconds = wholeNumber(header(name));
    if (milliseconds !== undefined) return bounded(milliseconds / 1000);
  }
  const value = header("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  const seconds = wholeNumber(value);
  if (seconds !== undefined) return bounded(seconds);
  const dateMs = Date.parse(value);
  return Number.isNaN(dateMs) ? undefined : bounded((dateMs - nowMs) / 1000);
}

/** ARM repeats the wait in the sentence of a 429: “Please try again after '6' seconds.” */
export function secondsInSentence(sentence: string): number | undefined {
  const [, seconds] = /try again after '?(\d{1,9})'? seconds?/i.exec(sentence) ?? [];
  return seconds === undefined ? undefined : bounded(Number(seconds));
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value.trim()) ? Number(value) : undefined;
}

function bounded(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_WAIT_SECONDS);
}
