import type { ErrorCode } from "./error-code";
import type { Refusal } from "./refusal";

interface AppErrorOptions {
  /** Plain words for the person who asked; never a stack, a token or a raw answer. */
  userMessage: string;
  /** What the person can do now. */
  nextStep?: string;
  /** It is certain, also when this ends a change, that none was made. */
  changedNothing?: boolean;
  refusal?: Refusal;
  /** `x-ms-correlation-request-id` of the answer that caused this, for support. */
  correlationId?: string;
  fieldErrors?: Record<string, string[]>;
  cause?: unknown;
}

// The server has several bundles, each with its own copy of this class, and what they share throws across them.
const IS_APP_ERROR = Symbol.for("replica-map.app-error");

const NOTHING_WAS_CHANGED = "Nothing was changed.";

/** An expected failure. Anything else that is thrown is a fault and reaches people as one fixed sentence. */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && IS_APP_ERROR in value;
  }

  readonly [IS_APP_ERROR] = true;
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly nextStep: string | undefined;
  readonly changedNothing: boolean;
  readonly refusal: Refusal | undefined;
  readonly correlationId: string | undefined;
  readonly fieldErrors: Record<string, string[]> | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super(
      `${code}: ${options.userMessage}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = "AppError";
    this.code = code;
    this.userMessage = options.userMessage;
    this.nextStep = options.nextStep;
    this.changedNothing = options.changedNothing ?? false;
    this.refusal = options.refusal;
    this.correlationId = options.correlationId;
    this.fieldErrors = options.fieldErrors;
  }

  /** For whoever wanted to change something; on a page that only reads nobody needs to hear that nothing was. */
  get nextStepOfChange(): string | undefined {
    if (!this.changedNothing) return this.nextStep;
    return this.nextStep === undefined ? NOTHING_WAS_CHANGED : `${this.nextStep} ${NOTHING_WAS_CHANGED}`;
  }
}
