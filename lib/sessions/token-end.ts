/** Not handed out any more this shortly before its end: it has to last for the call that it is for. */
const END_MARGIN_MS = 5_000;

/** The one judge of it: what refuses a token and what sends for a new one would otherwise disagree for a moment. */
export function isTokenOver(expiresAt: Date, nowMs: number): boolean {
  return expiresAt.getTime() - END_MARGIN_MS <= nowMs;
}
