import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { listSubscriptions } from "@/lib/azure/list-subscriptions";
import type { Subscription } from "@/lib/azure/model";
import type { QueryQuota } from "@/lib/azure/query-resource-graph";
import { AppError } from "@/lib/errors/app-error";
import type { Fleet, FleetTrouble } from "./model";
import { readByGraph } from "./read-by-graph";
import { isPassing, readByLists } from "./read-by-lists";
import type { SeenRegistry } from "./seen";

export interface FleetReading extends Pick<Fleet, "source" | "troubles"> {
  readonly registries: readonly SeenRegistry[];
  readonly quota: QueryQuota | undefined;
}

export interface WholeReading extends FleetReading {
  readonly subscriptions: readonly Subscription[];
}

/**
 * Every registry that the caller can see, over all subscriptions: with one query of Resource Graph, or with ARM's
 * lists where that is refused or away, which some clouds and tenants make of it for good.
 *
 * `hasGoodOne`: there is a list from Resource Graph that is not old; then a failure that may pass is thrown.
 */
export async function readFleet(caller: Caller, hasGoodOne: boolean): Promise<WholeReading> {
  const subscriptions = await listSubscriptions(caller);
  const reading = await readByGraph(caller, subscriptions).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code === "signed_out") throw error;
    if (hasGoodOne && isPassing(error)) throw error;
    const listed = await readByLists(caller, subscriptions);
    return { ...listed, troubles: [graphTrouble(error), ...listed.troubles] };
  });
  return { ...reading, subscriptions };
}

function graphTrouble({ code, userMessage }: AppError): FleetTrouble {
  const nextStep =
    code === "unavailable" || code === "throttled"
      ? "It is asked again by itself."
      : "Ask whoever administers Azure whether Microsoft.ResourceGraph may be used in your organisation.";
  return {
    title: `Azure Resource Graph cannot be asked, so each registry is read by itself. ${userMessage}`,
    nextStep,
  };
}
