const KEY = "replica-map-wall-reloaded";
/** While instances of two builds serve one address, a screen must not load its page again and again. */
const AT_MOST_EVERY_MS = 60_000;
const SPREAD_MS = 5_000;

/** Loads the page anew, unless it just did. To be called when the server has answered a moment ago. */
export function reloadForBuild(): boolean {
  const reloadedAtMs = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - reloadedAtMs < AT_MOST_EVERY_MS) return false;
  sessionStorage.setItem(KEY, String(Date.now()));
  // Not all screens at once. The page of before stays on the screen until the next one is drawn.
  setTimeout(() => location.reload(), Math.random() * SPREAD_MS);
  return true;
}
