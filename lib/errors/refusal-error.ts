import { AppError } from "./app-error";
import type { ErrorCode } from "./error-code";
import type { Refusal } from "./refusal";
import { refusalWords } from "./refusal-words";

/** A refusal as an error, in its own words. */
export function refusalError(code: ErrorCode, refusal: Refusal, cause?: unknown): AppError {
  const { message, ...next } = refusalWords(refusal);
  return new AppError(code, {
    userMessage: message,
    ...next,
    refusal,
    ...(cause === undefined ? {} : { cause }),
  });
}
