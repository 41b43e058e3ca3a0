import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import type { ActionFailure } from "./action-result";

/**
 * What a person may see of an error. A fault is logged here, once, under a number that the person can pass on.
 */
export function failureFrom(error: unknown, context: Readonly<Record<string, unknown>> = {}): ActionFailure {
  if (error instanceof AppError) return expectedFailure(error);
  const faultId = randomBytes(4).toString("hex");
  logger.error({ err: error, faultId, ...context }, "fault");
  return {
    ok: false,
    code: "unexpected",
    message: "Something went wrong inside Replica Map. It is not known whether anything was changed.",
    nextStep: `Look at the map before you try again. If it goes on, give the fault number ${faultId} to whoever runs Replica Map.`,
  };
}

function expectedFailure(error: AppError): ActionFailure {
  const nextStep = error.nextStepOfChange;
  return {
    ok: false,
    code: error.code,
    message: error.userMessage,
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(error.refusal === undefined ? {} : { refusal: error.refusal }),
    ...(error.fieldErrors === undefined ? {} : { fieldErrors: error.fieldErrors }),
    ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
  };
}
