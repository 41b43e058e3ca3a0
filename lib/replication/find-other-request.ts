import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Caller } from "@/lib/auth/caller";
import type { Queryable } from "@/lib/db/database";
import { readRequest } from "@/lib/operations/store";
import type { AddReplicasInput } from "./schema";

/** A creation that was under way when the same was asked for. */
export interface OtherRequest {
  /** Name of the person. */
  readonly requestedBy: string;
  /** ISO time, UTC. */
  readonly requestedAt: string;
}

/** Undefined when the caller asked for this creation, with these settings: then nothing of theirs is lost. */
export async function findOtherRequest(
  db: Queryable,
  operationId: string,
  caller: Caller,
  { globalEndpointRouting, tags }: Pick<AddReplicasInput, "globalEndpointRouting" | "tags">,
): Promise<OtherRequest | undefined> {
  const request = await readRequest(db, operationId);
  if (request === undefined) return undefined;
  const { actor, settings, requestedAt } = request;
  const isSame =
    actor.objectId === caller.objectId &&
    actor.tenantId === caller.tenantId &&
    settings.globalEndpointRouting === globalEndpointRouting &&
    isDeepStrictEqual({ ...settings.tags }, { ...tags });
  return isSame ? undefined : { requestedBy: actor.name, requestedAt };
}
