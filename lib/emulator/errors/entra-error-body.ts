import type { EntraRefusal } from "./entra-error";

export interface ErrorMarks {
  readonly traceId: string;
  readonly correlationId: string;
  readonly nowMs: number;
}

const stampOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")}Z`;

export function describeRefusal(refusal: EntraRefusal, marks: ErrorMarks): string {
  return [
    `AADSTS${String(refusal.code)}: ${refusal.message}`,
    `Trace ID: ${marks.traceId}`,
    `Correlation ID: ${marks.correlationId}`,
    `Timestamp: ${stampOf(marks.nowMs)}`,
  ].join("\r\n");
}

/** What a code means is looked up with Microsoft, whoever answered with it. */
export const errorUriOf = (refusal: EntraRefusal): string =>
  `https://login.microsoftonline.com/error?code=${String(refusal.code)}`;

/** The answer of the token endpoint; the others word a refusal in their redirect or page. */
export function entraErrorBody(refusal: EntraRefusal, marks: ErrorMarks): Record<string, unknown> {
  return {
    error: refusal.error,
    error_description: describeRefusal(refusal, marks),
    error_codes: [refusal.code],
    timestamp: stampOf(marks.nowMs),
    trace_id: marks.traceId,
    correlation_id: marks.correlationId,
    error_uri: errorUriOf(refusal),
    ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
    ...(refusal.claims !== undefined && { claims: refusal.claims }),
  };
}
