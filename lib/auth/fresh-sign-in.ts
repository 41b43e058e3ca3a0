import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import type { Caller } from "./caller";

/** Throws unless the person proved who they are a short time ago. */
export function requireFreshSignIn(caller: Pick<Caller, "authTime">, nowMs: number = Date.now()): void {
  const maxAgeMinutes = getConfiguration().sessionLimits.freshSignInMinutes;
  // Another sign-in would not say it either, and would only lead back here.
  if (caller.authTime === undefined) {
    throw new AppError("forbidden", {
      userMessage:
        "For this change Replica Map has to know when you last signed in, and sign-ins here do not say.",
      nextStep:
        "Whoever runs Replica Map has to add the optional claim auth_time to the ID tokens of its app registration.",
      changedNothing: true,
    });
  }
  if (nowMs - caller.authTime.getTime() > maxAgeMinutes * 60_000) {
    throw refusalError("signed_out", { kind: "fresh_sign_in", maxAgeMinutes });
  }
}
