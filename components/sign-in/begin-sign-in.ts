import { askForNonce, openSession, readSession, renewSession } from "./call-session";
import { hasJustSignedIn, rememberSignIn } from "./just-signed-in";
import { openClient } from "./open-client";
import type { SignInSettings } from "@/lib/entra/model";

/** Why this page was opened. */
export type SignInReason =
  /** Nobody is signed in. */
  | { readonly kind: "nobody" }
  /** Somebody ended this browser's session from elsewhere: Entra's own would let it in again unasked. */
  | { readonly kind: "ended" }
  /** Azure's token has ended, the session has not. */
  | { readonly kind: "token-ended"; readonly username: string }
  /** What somebody wants to do needs a sign-in from just now. */
  | { readonly kind: "fresh"; readonly username: string }
  /** Azure asked for more proof than the token held. */
  | { readonly kind: "challenged"; readonly username: string; readonly claims: string };

export interface SignInRequest {
  readonly settings: SignInSettings;
  readonly reason: SignInReason;
  /** The person pressed a button: nothing is answered from memory. */
  readonly isPressed: boolean;
  readonly wantsOtherAccount?: boolean | undefined;
}

export type SignInOutcome =
  /** After the way back from Entra or a silent renewal. */
  | "signed-in"
  /** The way back went well, and the browser did not send the session's cookie afterwards. */
  | "not-kept"
  /** The last sign-in of its kind was just a moment ago. */
  | "in-vain"
  /** Nothing was begun: this one waits for a press. */
  | "to-be-pressed";

/** Takes the person one step on. While the browser is on its way to Entra it does not end. */
export async function beginSignIn(request: SignInRequest): Promise<SignInOutcome> {
  const { settings, reason, isPressed } = request;
  const client = await openClient(settings);
  if (!isPressed) {
    const back = await client.handleRedirectPromise();
    if (back !== null) {
      client.setActiveAccount(back.account);
      await openSession(back);
      rememberSignIn(reason.kind);
      return (await isKept()) ? "signed-in" : "not-kept";
    }
    if (reason.kind === "ended") return "to-be-pressed";
    // A fresh sign-in begins with a press each time.
    if (reason.kind !== "fresh" && hasJustSignedIn(reason.kind)) return "in-vain";
    if (reason.kind === "token-ended") {
      const account = client.getAllAccounts().find((one) => one.username === reason.username);
      // Why it cannot be renewed like that, Entra says on its own page, where the person is sent next.
      const renewed =
        account &&
        (await client
          .acquireTokenSilent({ scopes: [...settings.scopes], account, forceRefresh: true })
          .catch(() => undefined));
      if (renewed) {
        await renewSession(renewed);
        rememberSignIn(reason.kind);
        return "signed-in";
      }
    }
  }
  await client.loginRedirect({
    scopes: [...settings.scopes],
    nonce: await askForNonce(),
    redirectStartPage: location.href,
    ...promptOf(request),
    ...("username" in reason ? { loginHint: reason.username } : {}),
    ...(reason.kind === "challenged" ? { claims: reason.claims } : {}),
  });
  return new Promise(() => undefined);
}

/** What cannot be asked is not held against the browser: the next page will tell. */
async function isKept(): Promise<boolean> {
  const state = await readSession().catch(() => undefined);
  return state?.isSignedIn ?? true;
}

function promptOf({ reason, wantsOtherAccount }: SignInRequest): { prompt?: string } {
  if (reason.kind === "fresh" || reason.kind === "ended") return { prompt: "login" };
  return wantsOtherAccount ? { prompt: "select_account" } : {};
}
