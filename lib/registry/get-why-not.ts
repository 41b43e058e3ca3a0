import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { isPermitted, roleWords } from "@/lib/auth/permission";
import { listPermissions } from "@/lib/azure/list-permissions";
import { AppError } from "@/lib/errors/app-error";
import { describeScope } from "@/lib/errors/describe-scope";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { keptPerCaller } from "@/lib/auth/kept-per-caller";
import { CHANGE_RIGHTS, type ChangeRight, type WhyNot } from "./model";
import { azureAction, missingRights } from "./rights";

const RIGHTS_KEPT_MS = 60_000;

const getMissingRights: (caller: Caller, registryId: string) => Promise<ChangeRight[]> = keptPerCaller(
  RIGHTS_KEPT_MS,
  async (caller, registryId) => missingRights(await listPermissions(caller, registryRefOf(registryId))),
);

/**
 * What this person may not change about a registry, before they try.
 *
 * For the screen only: what cannot be read stays open, and ARM judges every change by itself.
 */
export async function getWhyNot(caller: Caller, registryId: string): Promise<WhyNot> {
  const missing = await missingOrUnknown(caller, registryId);
  const reasons = CHANGE_RIGHTS.flatMap((right): [ChangeRight, string][] => {
    if (!isPermitted(caller.permissions, right)) return [[right, permissionWords(right)]];
    return missing.includes(right) ? [[right, rightWords(caller, azureAction(right), registryId)]] : [];
  });
  return Object.fromEntries(reasons);
}

async function missingOrUnknown(caller: Caller, registryId: string): Promise<readonly ChangeRight[]> {
  try {
    return await getMissingRights(caller, registryId);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function permissionWords(right: ChangeRight): string {
  return `Your role in Replica Map does not let you change this: it needs ${roleWords(right)}. Ask whoever gives out roles for this dashboard, then sign in again.`;
}

function rightWords({ armPrincipal }: Caller, action: string, registryId: string): string {
  const where = describeScope(registryId);
  return armPrincipal === undefined
    ? `You may not change this: it needs the right ${action} on ${where}. Ask an owner of ${where} for a role that holds it, then load this page again.`
    : `Replica Map may not change this: its own identity needs the right ${action} on ${where}. Whoever runs Replica Map has to give it a role there that holds it.`;
}
