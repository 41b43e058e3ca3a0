import { askForNonce, openSession, renewSession } from "./call-session";
import { hasJustSignedIn, rememberSignIn } from "./just-signed-in";
import { openClient } from "./open-client";
import type { SignInSettings } from "@/lib/entra/model";

/** Why this page was opened. */
export type SignInReason =
  /** Nobody is signed in. */
  | { readonly kind: "nobody" }
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

/**
 * Takes the person one step on: "signed-in" after the way back from Entra or a silent renewal, "in-vain" when the
 * last of its kind was just a moment ago. While the browser is on its way to Entra it does not end.
 */
export async function beginSignIn(request: SignInRequest): Promise<"signed-in" | "in-vain"> {
  const { settings, reason, isPressed } = request;
  const client = await openClient(settings);
  if (!isPressed) {
    const back = await client.handleRedirectPromise();
    if (back !== null) {
      client.setActiveAccount(back.account);
      await openSession(back);
      rememberSignIn(reason.kind);
      return "signed-in";
    }
    // A fresh sign-in begins with a press each time.
    if (reason.kind !== "fresh" && hasJustSignedIn(reason.kind)) return "in-vain";
    if (reason.kind === "token-ended") {
      const account = client.getAllAccounts().find((one) => one.username === reason.username);
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
    ...(reason.kind === "nobody" ? {} : { loginHint: reason.username }),
    ...(reason.kind === "challenged" ? { claims: reason.claims } : {}),
  });
  return new Promise(() => undefined);
}

function promptOf({ reason, wantsOtherAccount }: SignInRequest): { prompt?: string } {
  if (reason.kind === "fresh") return { prompt: "login" };
  return wantsOtherAccount ? { prompt: "select_account" } : {};
}
