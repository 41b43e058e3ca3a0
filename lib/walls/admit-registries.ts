import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import type { WallTrouble } from "./model";
import type { WallSources } from "./sources";

/** A screen is not made to wait longer for what Azure says to one of its registries. */
const PATIENCE_MS = 4_000;

/**
 * Which of these the app's own identity may not read; undefined for those that it may.
 *
 * When Azure does not answer, it has not said no either: what was kept is shown, and how old it is.
 */
export function admitRegistries(
  refs: readonly RegistryRef[],
  { admit }: Pick<WallSources, "admit">,
): Promise<readonly (WallTrouble | undefined)[]> {
  return Promise.all(refs.map((ref) => refusalOf(admit(ref))));
}

async function refusalOf(admission: Promise<void>): Promise<WallTrouble | undefined> {
  const refusal = admission.then(() => undefined, troubleOf);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([refusal, patience]);
  } finally {
    clearTimeout(timer);
  }
}

function troubleOf(error: unknown): WallTrouble | undefined {
  if (!(error instanceof AppError)) logger.error({ err: error }, "a registry of a wall could not be read");
  const code = error instanceof AppError ? error.code : "unavailable";
  if (code === "not_found") return { kind: "gone", since: undefined };
  return code === "forbidden" || code === "signed_out" ? { kind: "rights", since: undefined } : undefined;
}
