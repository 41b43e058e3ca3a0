import { armBudget } from "@/lib/azure/arm-budget";
import { getDatabase } from "@/lib/db/get-database";
import { checkHealth } from "@/lib/lifecycle/health";
import { metrics } from "@/lib/metrics/metrics";
import { countOperations } from "@/lib/operations/store";

/** Brings up to date what is not counted as it happens. What cannot be read is left out, never told as before. */
export async function gather(): Promise<void> {
  const { up, armBudgetLeft } = metrics();
  for (const { name, isUp } of await checkHealth()) up.set({ dependency: name }, isUp ? 1 : 0);
  armBudgetLeft.reset();
  for (const [subscription, left] of armBudget().leastLeft(Date.now())) {
    for (const [kind, count] of Object.entries(left)) armBudgetLeft.set({ subscription, kind }, count);
  }
  await gatherOperations();
}

async function gatherOperations(): Promise<void> {
  const { operations, operationsWaiting, oldestOpenOperation } = metrics();
  operations.reset();
  operationsWaiting.set(NaN);
  oldestOpenOperation.set(NaN);
  const counted = await getDatabase()
    .then(countOperations)
    // Said by `up` and in the log of the health check.
    .catch(() => undefined);
  if (counted === undefined) return;
  for (const { kind, state, count } of counted.byState) operations.set({ kind, state }, count);
  operationsWaiting.set(counted.waiting);
  const since = counted.oldestOpenSince;
  oldestOpenOperation.set(since === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(since)) / 1000));
}
