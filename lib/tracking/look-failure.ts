import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
import { logger } from "@/lib/log/logger";
import { markWaiting } from "@/lib/operations/store";
import { isPersonal } from "./lookers";
import type { PictureTrouble } from "./model";

/** For everybody who watches; `askedAs`: with the rights of how many people it was tried. */
export function troubleOf(error: unknown, askedAs: number): Omit<PictureTrouble, "since"> {
  if (isPersonal(error)) {
    const nobody = "Azure lets nobody who watches read this registry at the moment.";
    return { kind: "rights", message: askedAs > 1 ? nobody : error.userMessage };
  }
  if (!(error instanceof AppError)) return { kind: "azure", message: "Azure cannot be read at the moment." };
  const kind = error.refusal?.kind === "store_unreachable" ? "store" : "azure";
  return { kind, message: error.userMessage };
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
