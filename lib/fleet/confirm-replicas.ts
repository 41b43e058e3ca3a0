import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { armBudget } from "@/lib/azure/arm-budget";
import { findReplica } from "@/lib/azure/find-replica";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import type { Confirmation, ToConfirm } from "./confirmations";

const READS_AT_ONCE = 5;

/** Reads replicas by their ids. What cannot be read is left out: then Resource Graph's word counts. */
export async function confirmReplicas(
  caller: Caller,
  wanted: readonly ToConfirm[],
  now: () => number,
): Promise<ReadonlyMap<string, Confirmation>> {
  const confirmed = new Map<string, Confirmation>();
  for (let start = 0; start < wanted.length; start += READS_AT_ONCE) {
    const batch = wanted.slice(start, start + READS_AT_ONCE);
    const answers = await Promise.all(batch.map((one) => confirm(caller, one, now)));
    for (const [index, { key }] of batch.entries()) {
      const answer = answers[index];
      if (answer !== undefined && !(answer instanceof AppError)) confirmed.set(key, answer);
    }
    const isThrottled = answers.some((answer) => answer instanceof AppError && answer.code === "throttled");
    if (isThrottled) break;
  }
  return confirmed;
}

async function confirm(
  caller: Caller,
  { registry, replicaName }: ToConfirm,
  now: () => number,
): Promise<Confirmation | AppError | undefined> {
  const readAtMs = now();
  const scope = { principal: armPrincipalOf(caller), subscriptionId: registry.ref.subscriptionId };
  // What is left of ARM's budget belongs to people and to what is watched closely.
  if (armBudget().pauseMs(scope, Date.now(), 0) > 0) return undefined;
  const replica = await orAppError(findReplica(caller, registry.ref, replicaName, registry.homeRegion));
  return replica instanceof AppError ? replica : { readAtMs, replica };
}
