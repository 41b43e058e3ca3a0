import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";

const ASK_OPERATOR = "Ask whoever runs Replica Map to put that right. Nothing was changed.";

/**
 * The same refusal, told to a person for whom the app's own identity asked.
 *
 * Neither another sign-in nor a role of their own in Azure would help them, so nothing may lead there.
 */
export function refusedToTheApp(error: AppError, { armPrincipal }: Pick<Caller, "armPrincipal">): AppError {
  if (armPrincipal === undefined) return error;
  const origin = {
    cause: error.cause,
    ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
  };
  if (error.code === "signed_out") {
    return new AppError("unavailable", {
      userMessage: "Azure does not accept Replica Map's own identity at the moment.",
      nextStep: ASK_OPERATOR,
      ...origin,
    });
  }
  if (error.code !== "forbidden") return error;
  const { refusal } = error;
  if (refusal === undefined) {
    return new AppError("forbidden", {
      userMessage: "Replica Map's own identity belongs to another directory than this subscription.",
      nextStep: ASK_OPERATOR,
      ...origin,
    });
  }
  if (refusal.kind !== "missing_right") return error;
  return new AppError("forbidden", {
    userMessage: `Replica Map's own identity does not have the right ${refusal.action} on ${refusal.scope}.`,
    nextStep:
      "Whoever runs Replica Map has to give it a role there that holds this right. Nothing was changed.",
    refusal,
    ...origin,
  });
}
