import { AppError } from "@/lib/errors/app-error";

/** Codes of sockets and names, and what @azure/identity says of an endpoint that does not answer. */
const UNREACHABLE =
  /\b(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|network_error|endpoints_resolution_error|TimeoutError)\b|unreachable|network error|IMDS endpoint, but it is not available/i;
const ASK_OPERATOR = "Ask whoever runs Replica Map.";

/**
 * What people are told when the app's own identity cannot be had; they can do nothing about it themselves.
 *
 * The library's text stays in the log: it names ids and addresses.
 */
export function appIdentityError(error: unknown): AppError {
  if (UNREACHABLE.test(textsOf(error).join("\n"))) {
    return new AppError("unavailable", {
      userMessage:
        "Replica Map's own identity cannot be asked for at the moment: what gives it out does not answer.",
      nextStep: "Try again in a minute. If it stays like this, tell whoever runs Replica Map.",
      changedNothing: true,
      refusal: { kind: "unreachable" },
      cause: error,
    });
  }
  return new AppError("unavailable", {
    userMessage: "Microsoft Entra does not give Replica Map a token for its own identity.",
    nextStep: ASK_OPERATOR,
    changedNothing: true,
    cause: error,
  });
}

function textsOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return [error.name, error.message, code, ...textsOf(error.cause)];
}
