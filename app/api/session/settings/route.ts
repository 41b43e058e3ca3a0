import { respond } from "@/lib/actions/respond";
import { findCurrentSession } from "@/lib/auth/current-caller";
import { getSignInSettings } from "@/lib/entra/sign-in-settings";
import { AppError } from "@/lib/errors/app-error";

/** What a page needs to renew the sign-in in the background. */
export function GET(): Promise<Response> {
  return respond(async () => {
    const session = await findCurrentSession();
    if (session === undefined) {
      throw new AppError("signed_out", { userMessage: "You are not signed in.", nextStep: "Sign in." });
    }
    return { settings: await getSignInSettings(), username: session.loginName };
  });
}
