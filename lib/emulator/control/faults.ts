import { z } from "zod";
import { FaultEffect } from "../faults/fault-effect";
import { pathPattern } from "../faults/path-pattern";
import { empty, json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { randomGuid } from "../state/random";
import { controlInput, refuseControl } from "./control-input";

const NewFault = z.strictObject({
  match: z.strictObject({
    method: z
      .string()
      .regex(/^(\*|[a-z]+)$/i)
      .default("*"),
    path: z.string().min(1),
  }),
  effect: FaultEffect,
  /** Left out: until the faults are removed. */
  times: z.int().positive().optional(),
});

export function addFault(azure: LocalAzure, request: WireRequest): Reply {
  const { match, effect, times } = controlInput(request, NewFault);
  try {
    pathPattern(match.path);
  } catch (error) {
    throw refuseControl(400, `match.path is not a usable pattern: ${String(error)}`);
  }
  const id = randomGuid(azure.requestRandom, 4);
  azure.state.faults.push({
    id,
    method: match.method.toUpperCase(),
    path: match.path,
    timesLeft: times ?? null,
    effect,
    snapshot: effect.type === "stale-list" ? structuredClone(azure.state.registries) : null,
  });
  azure.changed();
  return json(201, { id });
}

export function removeFaults(azure: LocalAzure): Reply {
  azure.state.faults = [];
  azure.changed();
  return empty(204);
}
