import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { listAtRegistry } from "./list-at-registry";
import type { AzurePermission } from "./model";
import { readShape } from "./read-shape";

const API_VERSION = "2022-04-01";

const patterns = z.array(z.string()).default([]);
const WIRE_PERMISSION = z.object({ actions: patterns, notActions: patterns });

/** What this caller's roles allow on a registry; deny assignments and conditions are not in it, so ARM keeps the last word. */
export async function listPermissions(caller: Caller, ref: RegistryRef): Promise<AzurePermission[]> {
  const permissions = await listAtRegistry(caller, ref, "permissions", API_VERSION);
  return permissions.map((permission) => readShape(WIRE_PERMISSION, permission, "a permission"));
}
