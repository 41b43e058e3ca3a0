const KEY = "replica-map-drafts";
/** What was typed waits this long for the person to come back. */
const KEPT_MS = 15 * 60_000;

interface KeptDrafts {
  readonly path: string;
  readonly keptAtMs: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const open = new Map<string, unknown>();
let returned: KeptDrafts | undefined;
let hasRead = false;

/** Notes what is typed in a part of the screen, as long as that part is there. */
export function noteDraft(name: string, value: unknown): () => void {
  open.set(name, value);
  return () => open.delete(name);
}

/** Before the page is left for a sign-in: everything that is open, for this path, in this tab only. */
export function keepDrafts(path: string): void {
  const kept: KeptDrafts = { path, keptAtMs: Date.now(), values: Object.fromEntries(open) };
  sessionStorage.setItem(KEY, JSON.stringify(kept));
}

/** What was typed here before the sign-in; each draft is given out as often as it is asked for on this page. */
export function takeDraft(name: string): unknown {
  if (!hasRead) {
    hasRead = true;
    returned = readDrafts();
    sessionStorage.removeItem(KEY);
  }
  return returned?.values[name];
}

function readDrafts(): KeptDrafts | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as KeptDrafts | null;
    const isOurs =
      kept !== null &&
      kept.path === `${location.pathname}${location.search}` &&
      Date.now() - kept.keptAtMs < KEPT_MS;
    return isOurs ? kept : undefined;
  } catch {
    return undefined;
  }
}
