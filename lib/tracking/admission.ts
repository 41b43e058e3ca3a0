import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { getRegistry } from "@/lib/azure/get-registry";
import { listReplicas } from "@/lib/azure/list-replicas";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";

/** A picture may be shown to whoever read the registry and its replications with their own rights this recently. */
export const ADMISSION_MS = 5 * 60_000;

const place = globalThis as typeof globalThis & {
  replicaMapAdmissions?: Map<string, number>;
  replicaMapAdmitting?: Map<string, Promise<void>>;
};

function admissions(): Map<string, number> {
  return (place.replicaMapAdmissions ??= new Map());
}

function keyOf(caller: Caller, ref: RegistryRef): string {
  return `${armPrincipalOf(caller)}${resourceKey(formatRegistryId(ref))}`;
}

function isAdmitted(caller: Caller, ref: RegistryRef, nowMs = Date.now()): boolean {
  const readAtMs = admissions().get(keyOf(caller, ref));
  // Later than now: the clock was put back, and how long ago it was is not known.
  return readAtMs !== undefined && readAtMs <= nowMs && nowMs - readAtMs < ADMISSION_MS;
}

/** To be called after both were read with this caller's token, and at no other time. */
function rememberAdmission(caller: Caller, ref: RegistryRef, nowMs = Date.now()): void {
  const kept = admissions();
  for (const [key, readAtMs] of kept) if (nowMs - readAtMs >= ADMISSION_MS) kept.delete(key);
  kept.set(keyOf(caller, ref), nowMs);
}

/** Lets the caller in by our own permission and the rights that their requests are signed with, or throws why not. */
export async function admit(caller: Caller, ref: RegistryRef): Promise<void> {
  requirePermission(caller, "registries/read");
  const running = (place.replicaMapAdmitting ??= new Map<string, Promise<void>>());
  const key = keyOf(caller, ref);
  if (isAdmitted(caller, ref)) return;
  const others = running.get(key);
  if (others !== undefined) {
    // Many pages of one person may ask at once, after a restart for example. A refusal may be about the other's session.
    await others.catch(() => undefined);
    if (isAdmitted(caller, ref)) return;
  }
  const reading = readBoth(caller, ref);
  running.set(key, reading);
  try {
    await reading;
  } finally {
    if (running.get(key) === reading) running.delete(key);
  }
}

async function readBoth(caller: Caller, ref: RegistryRef): Promise<void> {
  const registry = await getRegistry(caller, ref);
  await listReplicas(caller, ref, registry.homeRegion);
  rememberAdmission(caller, ref);
}
