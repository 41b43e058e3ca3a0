import type { Operation } from "@/lib/operations/model";
import type { Observation } from "./model";

type Had = Pick<Operation, "actor" | "begunBy"> & {
  readonly reason?: string | undefined;
  readonly begunReason?: string | undefined;
};

/**
 * Who had an operation when a change of its replica came about, and why.
 *
 * A repair that was taken over is another's up to the moment at which its replica was gone. Told by what was seen and not
 * by the time, as the clocks of those who look and of those who press may differ.
 */
export function whoseChange(
  { actor, reason, begunBy, begunReason }: Had,
  seen: Observation,
  was: Observation | undefined,
): { readonly actor: string; readonly reason: string | undefined } {
  return begunBy !== undefined && isOfDeletion(seen, was)
    ? { actor: begunBy, reason: begunReason }
    : { actor, reason };
}

function isOfDeletion(seen: Observation, was: Observation | undefined): boolean {
  return seen.isThere ? isIn("deleting", seen) : !isIn("creating", was);
}

function isIn(state: string, look: Observation | undefined): boolean {
  return look?.provisioningState?.toLowerCase() === state;
}
