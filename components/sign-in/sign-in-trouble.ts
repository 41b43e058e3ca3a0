import { SessionRefused } from "./call-session";
import { CONSENT_MISSING, type TroubleWords, WORDS_BY_ENTRA_NUMBER } from "./entra-error-words";

export interface SignInTrouble extends TroubleWords {
  /** Of Entra, for whoever administers it: the error's code and its identifiers. Never a token. */
  readonly detail?: string | undefined;
}

const BY_ERROR_CODE: Readonly<Record<string, TroubleWords>> = {
  access_denied: {
    title: "The sign-in was cancelled or refused.",
    nextStep: "Sign in again. If it goes on, send the details below to whoever administers Microsoft Entra.",
  },
  consent_required: CONSENT_MISSING,
  login_required: { title: "Microsoft Entra asks you to sign in again.", nextStep: "Sign in." },
  interaction_required: { title: "Microsoft Entra asks you to sign in again.", nextStep: "Sign in." },
  no_network_connectivity: {
    title: "Your browser has no connection to the network.",
    nextStep: "Check the connection, then sign in again.",
  },
  post_request_failed: {
    title: "Microsoft Entra could not be reached.",
    nextStep: "Check your connection, and whether a proxy or an extension blocks it. Then sign in again.",
  },
  timed_out: {
    title: "Microsoft Entra did not answer in time.",
    nextStep:
      "Sign in again. A browser that blocks third-party cookies cannot renew a sign-in in the background, only on a whole page.",
  },
  database_unavailable: {
    title: "This browser does not let Replica Map keep anything.",
    nextStep: "Allow cookies and site data for this address, or leave private browsing. Then sign in again.",
  },
  crypto_nonexistent: {
    title: "This browser offers no cryptography at this address.",
    nextStep: "Use the https address of Replica Map.",
  },
  state_mismatch: {
    title: "This sign-in was started in another window or long ago.",
    nextStep: "Start it again here.",
  },
  no_token_request_cache_error: {
    title: "This sign-in was started in another window or long ago.",
    nextStep: "Start it again here.",
  },
};

export const COOKIES_NOT_KEPT: SignInTrouble = {
  title: "You signed in, but this browser did not keep the session.",
  nextStep: "Allow cookies for this address, then sign in again.",
};

/** The browser did send the cookie after that sign-in, so blocking is not the only way to lose it. */
export const SESSION_GONE: SignInTrouble = {
  title: "You signed in a moment ago, and this browser no longer has the session.",
  nextStep:
    "If its cookie was deleted, sign in again. If this comes back, let this browser keep cookies for this address.",
};

export const SESSION_WAS_ENDED: SignInTrouble = {
  title: "Your session was ended.",
  nextStep:
    "You ended it in another browser, or an administrator did. Sign in again; Microsoft Entra asks who you are.",
};

export const REFUSED_AGAIN: SignInTrouble = {
  title: "Azure did not accept the sign-in of a moment ago.",
  nextStep:
    "Sign in once more. If it goes on, check this computer's clock, and ask whoever administers Microsoft Entra what it asks of you.",
};

const UNKNOWN: TroubleWords = {
  title: "The sign-in did not work.",
  nextStep: "Try again. If it goes on, send the details below to whoever runs Replica Map.",
};

/** What went wrong, for the person in front of the page. `clockSkewMs`: server time minus the browser's. */
export function troubleOf(error: unknown, clockSkewMs = 0): SignInTrouble {
  const clock = clockTrouble(clockSkewMs);
  if (error instanceof SessionRefused) {
    const { message, nextStep = "Sign in again." } = error.failure;
    return { title: message, nextStep: clock ?? nextStep };
  }
  const { code, message } = describe(error);
  const number = /AADSTS(\d+)/.exec(message)?.[1];
  const words = WORDS_BY_ENTRA_NUMBER[number ?? ""] ?? BY_ERROR_CODE[code] ?? UNKNOWN;
  return { ...words, ...(clock === undefined ? {} : { nextStep: clock }), detail: detailOf(code, message) };
}

const WORTH_TELLING_MS = 5 * 60_000;

function clockTrouble(skewMs: number): string | undefined {
  if (Math.abs(skewMs) < WORTH_TELLING_MS) return undefined;
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return `This computer's clock is ${minutes} minutes ${skewMs > 0 ? "slow" : "fast"}; sign-ins need the right time. Set the clock, then sign in again.`;
}

function describe(error: unknown): { code: string; message: string } {
  if (typeof error !== "object" || error === null) return { code: "unknown", message: "" };
  const code = "errorCode" in error && typeof error.errorCode === "string" ? error.errorCode : "unknown";
  const message = "errorMessage" in error && typeof error.errorMessage === "string" ? error.errorMessage : "";
  const name = "name" in error && typeof error.name === "string" ? error.name : "unknown";
  return { code: code === "unknown" ? name : code, message };
}

const MOST_DETAIL = 600;

// Only codes and identifiers: an error's sentence could quote the address it came with.
function detailOf(code: string, message: string): string {
  const parts =
    message.match(/AADSTS\d+|(?:Trace|Correlation) ID: [0-9a-f-]{36}|Timestamp: [\d: -]+Z/g) ?? [];
  return [code, ...parts].join(" · ").slice(0, MOST_DETAIL);
}
