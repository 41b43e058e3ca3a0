import { readSession, renewSession, SessionRefused } from "./call-session";
import { keepDrafts } from "./drafts";
import { openClient } from "./open-client";
import { ownPath, signInAddress } from "./own-path";
import { onSignedOutElsewhere } from "./session-channel";
import type { SignInSettings } from "@/lib/entra/model";

/** How long before its end Azure's token is renewed; of a short one, a fifth of what is left. */
const RENEW_BEFORE_END_MS = 5 * 60_000;
const TRY_AGAIN_MS = 30_000;
const LOOK_AT_MOST_EVERY_MS = 10_000;
const LOCK = "replica-map-renewal";

let lookedAtMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the person signed in while a page is open: one tab renews for all of them, before Azure's token ends.
 *
 * When that cannot be done in the background the page is left for a sign-in and comes back as it was. When
 * somebody signs out in another tab, this one shows nothing more either.
 */
export function keepSession(): void {
  // In the frame of a renewal, and where a session begins or ends, there is nothing to keep.
  if (window !== window.top || ["/sign-in", "/sign-out"].includes(location.pathname)) return;
  onSignedOutElsewhere(() => location.replace("/signed-out"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void look();
  });
  // The live feed was refused: perhaps because the session has ended.
  document.addEventListener("feed-lost", () => {
    if (Date.now() - lookedAtMs > LOOK_AT_MOST_EVERY_MS) void look();
  });
  void look();
}

/** `leastWaitMs`: what was just renewed is not renewed again at once, however little is left of it. */
async function look(leastWaitMs = 0): Promise<void> {
  lookedAtMs = Date.now();
  try {
    const session = await readSession();
    if (!session.isSignedIn) {
      leaveForSignIn();
      return;
    }
    const leftMs = session.tokensEndInSeconds * 1000;
    const waitMs = leftMs - Math.min(RENEW_BEFORE_END_MS, leftMs / 5);
    doLater(() => renew(session.tokensEndAt), Math.max(waitMs, leastWaitMs));
  } catch {
    doLater(look, TRY_AGAIN_MS);
  }
}

/** One thing at a time: several looks may be under way at once. */
function doLater(step: () => Promise<void>, waitMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void step(), waitMs);
}

async function renew(endAt: string): Promise<void> {
  try {
    await navigator.locks.request(LOCK, async () => {
      const session = await readSession();
      // Another tab has renewed it while this one waited for its turn.
      if (!session.isSignedIn || session.tokensEndAt !== endAt) return;
      await renewInBackground();
    });
    await look(TRY_AGAIN_MS);
  } catch (error) {
    if (needsPerson(error)) leaveForSignIn();
    else doLater(look, TRY_AGAIN_MS);
  }
}

async function renewInBackground(): Promise<void> {
  const { settings, username } = await readSettings();
  const client = await openClient(settings);
  const account = client.getAllAccounts().find((one) => one.username === username);
  if (account === undefined) throw new NoAccount();
  const renewed = await client.acquireTokenSilent({
    scopes: [...settings.scopes],
    account,
    forceRefresh: true,
  });
  await renewSession(renewed);
}

async function readSettings(): Promise<{ settings: SignInSettings; username: string }> {
  const response = await fetch("/api/session/settings", { cache: "no-store" });
  if (!response.ok) throw new Error(`The settings could not be read (${response.status}).`);
  return (await response.json()) as { settings: SignInSettings; username: string };
}

/** This browser remembers nobody: it was cleared, or the person signed in with a link from elsewhere. */
class NoAccount extends Error {
  override readonly name = "NoAccount";
}

function needsPerson(error: unknown): boolean {
  if (error instanceof NoAccount) return true;
  if (error instanceof SessionRefused)
    return error.failure.code === "signed_out" || error.failure.code === "forbidden";
  // By name: importing the class would bring the whole of MSAL along.
  if (typeof error !== "object" || error === null || !("name" in error)) return false;
  if (error.name === "InteractionRequiredAuthError") return true;
  return error.name === "BrowserAuthError" && "errorCode" in error && error.errorCode === "timed_out";
}

/** To the sign-in and back to this very place. Azure's token may well have some minutes left. */
function leaveForSignIn(): void {
  const path = ownPath();
  keepDrafts(path);
  location.assign(signInAddress(path, "renew"));
}
