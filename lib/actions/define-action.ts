import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { getKnownCaller } from "@/lib/auth/current-caller";
import { limitAddress } from "@/lib/rate-limit/limit-requests";
import type { ActionResult } from "./action-result";
import type { ActionDefinition } from "./run-action";
import { runAction } from "./run-action";

const DEFINED = Symbol.for("replica-map.defined-action");

/**
 * The one door for changes: the only thing that an `actions.ts` exports.
 *
 * Every action is a public POST endpoint; its argument is whatever somebody sends.
 */
export function defineAction<Schema extends z.ZodType, T>(
  definition: ActionDefinition<Schema, T>,
): (raw: unknown) => Promise<ActionResult<T>> {
  const action = async (raw: unknown): Promise<ActionResult<T>> => {
    const asked = await headers();
    const requestId = asked.get("x-request-id") ?? undefined;
    const resolveCaller = async () => {
      limitAddress("action", asked);
      return { ...(await getKnownCaller()), requestId };
    };
    return runAction(definition, raw, resolveCaller, { requestId });
  };
  return Object.defineProperty(action, DEFINED, { value: definition.name });
}

export function isDefinedAction(value: unknown): boolean {
  return typeof value === "function" && DEFINED in value;
}
