import "server-only";
import { appCaller } from "@/lib/auth/background-caller";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { admit } from "./admission";
import type { Snapshot } from "./model";
import { watcherOf } from "./watchers";

/** Lets the app's own identity in by its own rights, or throws why not. There is something to show afterwards. */
export async function admitApp(ref: RegistryRef): Promise<void> {
  const caller = appCaller();
  if (caller === undefined) {
    throw new AppError("forbidden", { userMessage: "Replica Map has no identity of its own in Azure." });
  }
  const watcher = watcherOf(ref);
  if (watcher.snapshot === undefined) await watcher.catchUp();
  await admit(caller, ref);
  if (watcher.snapshot === undefined) await watcher.look(caller);
}

/** For whoever was let in by `admitApp`: the one watcher of the registry looks with the app's own identity as well. */
export function watchAsApp(
  ref: RegistryRef,
  tell: (snapshot: Snapshot, hasChanged: boolean) => void,
): () => void {
  const caller = appCaller();
  if (caller === undefined) return () => undefined;
  const watcher = watcherOf(ref);
  if (watcher.snapshot) tell(watcher.snapshot, true);
  return watcher.subscribe(caller, tell);
}
