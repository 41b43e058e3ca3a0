import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { listAtRegistry } from "./list-at-registry";
import type { Lock } from "./model";
import { optionalText, readShape, requiredText } from "./read-shape";

const API_VERSION = "2020-05-01";

const WIRE_LOCK = z.object({
  id: requiredText,
  name: requiredText,
  properties: z.object({ level: requiredText, notes: optionalText }),
});

/** The locks that hold for a registry, those of its resource group and subscription among them. */
export async function listLocks(caller: Caller, ref: RegistryRef): Promise<Lock[]> {
  const locks = await listAtRegistry(caller, ref, "locks", API_VERSION);
  return locks.map((lock) => {
    const { id, name, properties } = readShape(WIRE_LOCK, lock, "a lock");
    const scope = id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i, "");
    return { name, level: properties.level, scope, notes: properties.notes };
  });
}
