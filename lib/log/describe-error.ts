import "server-only";

export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

const MAX_CAUSES = 5;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
const JWT = /\beyJ[\w-]{5,}\.[\w-]+\.?[\w-]*/g;
const SECRET_PAIR =
  /\b(access_token|refresh_token|id_token|client_secret|password)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi;

/**
 * An error as the log may hold it.
 *
 * Takes over named fields only: an SDK's error carries the whole request, its Authorization header included.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutSecrets(String(error)) };
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...(typeof code === "string" ? { code: withoutSecrets(code) } : {}),
    ...(typeof statusCode === "number" ? { statusCode } : {}),
    ...(error.stack === undefined ? {} : { stack: withoutSecrets(error.stack) }),
    ...(error.cause !== undefined && depth < MAX_CAUSES
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}

function withoutSecrets(text: string): string {
  return text
    .replace(BEARER, "$1 [redacted]")
    .replace(JWT, "[redacted]")
    .replace(SECRET_PAIR, "$1$2[redacted]");
}
