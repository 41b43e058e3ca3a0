import type { AuthenticationResult } from "@azure/msal-browser";
import type { ActionFailure } from "@/lib/actions/action-result";
import type { IssuedNonce, SessionState } from "@/lib/sign-in/model";
import type { HandOverInput } from "@/lib/sign-in/schema";

/** What the server said no to, in its own words. */
export class SessionRefused extends Error {
  readonly failure: ActionFailure;

  constructor(failure: ActionFailure) {
    super(failure.message);
    this.name = "SessionRefused";
    this.failure = failure;
  }
}

export async function askForNonce(): Promise<string> {
  const { nonce } = (await post("/api/session/nonce", {})) as IssuedNonce;
  return nonce;
}

/** A sign-in that the person took part in; also one that replaces the session they have. */
export async function openSession(result: AuthenticationResult): Promise<void> {
  await post("/api/session", handOver(result));
}

export async function renewSession(result: AuthenticationResult): Promise<void> {
  await post("/api/session/renew", handOver(result));
}

export async function endSession(): Promise<void> {
  await post("/api/session/end", {});
}

export async function readSession(): Promise<SessionState> {
  const response = await fetch("/api/session", { cache: "no-store" });
  if (!response.ok) throw new Error(`The session could not be read (${response.status}).`);
  return (await response.json()) as SessionState;
}

/** Without a scope of Azure's the access token is for somebody else, and stays here. */
function handOver({ idToken, accessToken, expiresOn, scopes }: AuthenticationResult): HandOverInput {
  const isForAzure = scopes.some(
    (scope) => scope.includes("/user_impersonation") || scope.endsWith("/.default"),
  );
  if (!isForAzure || expiresOn === null) return { idToken, accessTokens: [] };
  return {
    idToken,
    accessTokens: [{ audience: "arm", token: accessToken, expiresInSeconds: secondsUntil(expiresOn) }],
  };
}

/** MSAL made a time of what is left by this browser's clock; taken back by the same one, a wrong clock does not count. */
function secondsUntil(time: Date): number {
  return Math.max(0, Math.floor((time.getTime() - Date.now()) / 1000));
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw new SessionRefused(isFailure(answer) ? answer : unexpectedAnswer(response.status));
}

function isFailure(answer: unknown): answer is ActionFailure {
  return typeof answer === "object" && answer !== null && "message" in answer && "code" in answer;
}

function unexpectedAnswer(status: number): ActionFailure {
  return {
    ok: false,
    code: "unavailable",
    message: `The dashboard answered with status ${status} and without a sentence.`,
    nextStep: "Try again in a moment.",
  };
}
