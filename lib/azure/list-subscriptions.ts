import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { subscriptionsClient } from "./arm-client";
import type { Subscription } from "./model";
import { optionalText, readShape, requiredText } from "./read-shape";
import { allPages } from "./through-sdk";

const WIRE_SUBSCRIPTION = z.object({
  subscriptionId: requiredText,
  displayName: optionalText,
  tenantId: optionalText,
  state: optionalText,
});

export async function listSubscriptions(caller: Caller): Promise<Subscription[]> {
  const subscriptions = await allPages(subscriptionsClient(caller, "list").subscriptions.list());
  return subscriptions.map((subscription) => {
    const wire = readShape(WIRE_SUBSCRIPTION, subscription, "a subscription");
    return {
      subscriptionId: wire.subscriptionId,
      displayName: wire.displayName ?? wire.subscriptionId,
      tenantId: wire.tenantId,
      state: wire.state,
    };
  });
}
