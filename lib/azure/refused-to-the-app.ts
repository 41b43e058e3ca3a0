import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { refusalWords } from "@/lib/errors/refusal-words";
import { logger } from "@/lib/log/logger";

const ASK_OPERATOR = "Ask whoever runs Replica Map to put that right.";

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
    const refusal = { kind: "app_identity_refused" } as const;
    const { message, ...next } = refusalWords(refusal);
    return logged(new AppError("unavailable", { userMessage: message, ...next, refusal, ...origin }));
  }
  if (error.code !== "forbidden") return error;
  const { refusal } = error;
  if (refusal === undefined) {
    return logged(
      new AppError("forbidden", {
        userMessage: "Replica Map's own identity belongs to another directory than this subscription.",
        nextStep: ASK_OPERATOR,
        changedNothing: true,
        ...origin,
      }),
    );
  }
  if (refusal.kind !== "missing_right") return error;
  return new AppError("forbidden", {
    userMessage: `Replica Map's own identity does not have the right ${refusal.action} on ${refusal.scope}.`,
    nextStep: "Whoever runs Replica Map has to give it a role there that holds this right.",
    changedNothing: true,
    refusal,
    ...origin,
  });
}

/** Whoever can mend it reads the log, and no page that is shown to others. */
function logged(error: AppError): AppError {
  logger.error(
    { err: error, correlationId: error.correlationId },
    "Azure refused the app's own identity; see AZURE_* in the settings and the identity in Azure",
  );
  return error;
}
