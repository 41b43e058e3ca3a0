import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
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
