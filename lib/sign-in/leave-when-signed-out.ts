import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { rereadCurrentSession } from "@/lib/auth/current-caller";
import type { AppError } from "@/lib/errors/app-error";
import { ASKED_PATH_HEADER } from "@/lib/http-policy/public-address";
import type { Session } from "@/lib/sessions/model";
import { isTokenOver } from "@/lib/sessions/token-end";
import { signInPath } from "./return-path";

/** For a page that could not be read: whoever has to sign in first goes there, and comes back to this page. */
export async function leaveWhenSignedOut(error: AppError): Promise<void> {
  if (error.code !== "signed_out" && error.refusal?.kind !== "no_app_role") return;
  // Whom the sign-in would send straight back stays here, with the words of the error.
  if (!needsSignIn(await rereadCurrentSession(), Date.now())) return;
  redirect(signInPath((await headers()).get(ASKED_PATH_HEADER)));
}

/** Whether there is a sign-in that would change something. */
function needsSignIn(
  session: Pick<Session, "challenge" | "tokensEndAt"> | undefined,
  nowMs: number,
): boolean {
  if (session === undefined || session.challenge !== undefined) return true;
  return isTokenOver(session.tokensEndAt, nowMs);
}
