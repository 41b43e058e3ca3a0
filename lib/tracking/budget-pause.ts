import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import { appCaller } from "@/lib/auth/background-caller";
import type { Caller } from "@/lib/auth/caller";
import { armBudget } from "@/lib/azure/arm-budget";
import type { RegistryRef } from "@/lib/resource-id/resource-id";

/** How long a look of the tracker's own waits, so that ARM never has to refuse one. Milliseconds. */
export function budgetPauseMs(
  [first]: readonly Caller[],
  { subscriptionId }: RegistryRef,
  nowMs: number,
): number {
  const looker = first ?? appCaller();
  if (looker === undefined) return 0;
  return armBudget().pauseMs({ principal: armPrincipalOf(looker), subscriptionId }, nowMs, Math.random());
}
