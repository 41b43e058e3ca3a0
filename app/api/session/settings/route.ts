import { defineOpenRead } from "@/lib/actions/define-open-read";
import { findCurrentSession } from "@/lib/auth/current-caller";
import { getSignInSettings } from "@/lib/entra/sign-in-settings";
import { AppError } from "@/lib/errors/app-error";

/** What a page needs to renew the sign-in in the background. */
export const GET = defineOpenRead(async () => {
  const session = await findCurrentSession();
  if (session === undefined) {
    throw new AppError("signed_out", { userMessage: "You are not signed in.", nextStep: "Sign in." });
  }
  return { settings: await getSignInSettings(), username: session.loginName };
});
