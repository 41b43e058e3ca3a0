import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { admit } from "./admission";
import type { RegistryPicture, Snapshot } from "./model";
import { watcherOf } from "./watchers";

const FRESH_ENOUGH_MS = 20_000;

/**
 * The picture of a registry for one caller, who is let in by their own rights first.
 *
 * An old picture with its age is better than none: while Azure cannot be asked the last one is returned as it is.
 */
export async function getPicture(caller: Caller, ref: RegistryRef): Promise<RegistryPicture> {
  await admit(caller, ref);
  const watcher = watcherOf(ref);
  // Another process may have looked a moment ago.
  if (!isFresh(watcher.snapshot)) await watcher.catchUp();
  const { snapshot } = watcher;
  if (snapshot === undefined) return watcher.look(caller);
  return isFresh(snapshot) ? snapshot.picture : lookOrKeep(caller, ref, snapshot.picture);
}

function isFresh(snapshot: Snapshot | undefined): boolean {
  return snapshot !== undefined && Date.now() - Date.parse(snapshot.picture.asOf) < FRESH_ENOUGH_MS;
}

/** Looks at Azure now, whatever the cadence. */
export async function refreshPicture(caller: Caller, ref: RegistryRef): Promise<RegistryPicture> {
  await admit(caller, ref);
  return watcherOf(ref).lookAtAll(caller);
}

async function lookOrKeep(
  caller: Caller,
  ref: RegistryRef,
  picture: RegistryPicture,
): Promise<RegistryPicture> {
  const watcher = watcherOf(ref);
  try {
    return await watcher.look(caller);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return watcher.snapshot?.picture ?? picture;
  }
}
