import type { ErrorCode } from "@/lib/errors/error-code";
import type { Refusal } from "@/lib/errors/refusal";

export interface ActionFailure {
  ok: false;
  code: ErrorCode;
  /** What happened, in plain words. */
  message: string;
  /** What the person can do now. */
  nextStep?: string;
  refusal?: Refusal;
  fieldErrors?: Record<string, string[]>;
  correlationId?: string;
}

/** What every server action returns. Expected failures are values; faults are logged and become one fixed sentence. */
export type ActionResult<T> = { ok: true; data: T } | ActionFailure;
