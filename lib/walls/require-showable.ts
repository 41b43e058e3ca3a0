import "server-only";
import { appCaller } from "@/lib/auth/background-caller";
import type { Caller } from "@/lib/auth/caller";
import { getRegistry } from "@/lib/azure/get-registry";
import { listReplicas } from "@/lib/azure/list-replicas";
import { listSubscriptions } from "@/lib/azure/list-subscriptions";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { registryRefOf } from "@/lib/resource-id/resource-id";

/** The identity that reads for walls; throws in words where there is none. */
export function requireAppCaller(): Caller {
  const caller = appCaller();
  if (caller !== undefined) return caller;
  throw new AppError("forbidden", {
    userMessage:
      "Walls are read with an identity of Replica Map’s own in Azure, and this installation has none.",
    nextStep:
      "Whoever runs Replica Map can give it one: set APP_IDENTITY to on, and give the identity a role of a reader.",
    changedNothing: true,
  });
}

/**
 * In which subscriptions a person may put registries on walls; undefined for all that the app's identity reads.
 *
 * Where people act with their own rights, roles of one tenant must not open what belongs to another one. With the
 * app's identity acting for everybody, whoever has a role sees all that it sees anyway.
 */
export async function showableSubscriptions(caller: Caller): Promise<ReadonlySet<string> | undefined> {
  if (getConfiguration().accessMode === "service") return undefined;
  const subscriptions = await listSubscriptions(requireAppCaller());
  const own = subscriptions.filter(({ tenantId }) => tenantId === caller.tenantId);
  return new Set(own.map(({ subscriptionId }) => subscriptionId.toLowerCase()));
}

/** Throws unless each of them may be put on a wall by this person and is read by the app's own identity. */
export async function requireShowable(caller: Caller, registryIds: readonly string[]): Promise<void> {
  const reader = requireAppCaller();
  const subscriptions = await showableSubscriptions(caller);
  for (const registryId of registryIds) {
    const ref = registryRefOf(registryId);
    if (subscriptions?.has(ref.subscriptionId.toLowerCase()) === false) throw unreadable(ref.registryName);
    try {
      const { homeRegion } = await getRegistry(reader, ref);
      await listReplicas(reader, ref, homeRegion);
    } catch (error) {
      const isRefused = error instanceof AppError && ["forbidden", "not_found"].includes(error.code);
      throw isRefused ? unreadable(ref.registryName, error) : error;
    }
  }
}

function unreadable(registryName: string, cause?: unknown): AppError {
  return new AppError("not_found", {
    userMessage: `Replica Map’s own identity cannot read the registry ${registryName}, so no wall can show it.`,
    nextStep: "Give the identity a role of a reader there, or leave this registry out.",
    changedNothing: true,
    cause,
  });
}
