import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
import { logger } from "@/lib/log/logger";
import { markWaiting } from "@/lib/operations/store";
import { isPersonal } from "./lookers";

/** In words for everybody who watches; `askedAs`: with the rights of how many people it was tried. */
export function troubleOf(error: unknown, askedAs: number): string {
  if (askedAs > 1 && isPersonal(error)) {
    return "Azure lets nobody who watches read this registry at the moment.";
  }
  return error instanceof AppError ? error.userMessage : "Azure cannot be read at the moment.";
}

/** When Azure wants to be asked again; undefined when it does not say. */
export function retryAtMsOf(error: unknown): number | undefined {
  const retryAt = error instanceof AppError ? retryAtOf(error.refusal) : undefined;
  return retryAt === undefined ? undefined : Date.parse(retryAt);
}

/** Open operations wait from now on for somebody who may read. Never throws. */
export async function noteNobodyMayRead(registryId: string): Promise<void> {
  try {
    await markWaiting(await getDatabase(), registryId, true);
  } catch (error) {
    logger.warn({ err: error }, "that operations wait could not be kept");
  }
}
