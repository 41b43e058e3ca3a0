import { armError } from "../errors/arm-error";
import { empty, json, type Reply } from "../http/reply";
import type { Lock } from "../state/model";
import { sameName, scopeCovers } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";
import { optionalObject, optionalText } from "./content";
import { page } from "./paging";

const LEVELS = ["CanNotDelete", "ReadOnly"];

/** Locks here, inherited ones with their own ids, and those below unless `atScope()` leaves them out. */
export function listLocksRoute(call: ArmCall): Reply {
  const filter = call.request.query.get("$filter");
  const isAtScope = /^atScope\(\)$/i.test(filter?.trim() ?? "");
  if (filter !== null && !isAtScope)
    throw armError.notImplemented(`the lock filter ${JSON.stringify(filter)}`);
  const locks = call.state.locks.filter(
    (lock) => scopeCovers(lock.scope, call.scope) || (!isAtScope && scopeCovers(call.scope, lock.scope)),
  );
  return page(call, locks, lockBody);
}

export function getLockRoute(call: ArmCall): Reply {
  const lock = findLock(call);
  if (lock === undefined) throw armError.lockNotFound(param(call, "lockName"));
  return json(200, lockBody(lock));
}

export function putLockRoute(call: ArmCall): Reply {
  const properties = optionalObject(call.content, "properties") ?? {};
  const level = optionalText(properties, "level");
  const known = LEVELS.find((one) => one.toLowerCase() === level?.toLowerCase());
  if (known === undefined) throw armError.invalidLockLevel(level ?? "");
  const existing = findLock(call);
  const lock: Lock = {
    scope: existing?.scope ?? call.scope,
    name: existing?.name ?? param(call, "lockName"),
    level: known,
    notes: optionalText(properties, "notes") ?? null,
  };
  call.state.locks = [...call.state.locks.filter((one) => one !== existing), lock];
  return json(existing === undefined ? 201 : 200, lockBody(lock));
}

export function deleteLockRoute(call: ArmCall): Reply {
  const lock = findLock(call);
  if (lock === undefined) return empty(204);
  call.state.locks = call.state.locks.filter((one) => one !== lock);
  return empty(200);
}

function findLock(call: ArmCall): Lock | undefined {
  const name = param(call, "lockName");
  return call.state.locks.find((lock) => sameName(lock.scope, call.scope) && sameName(lock.name, name));
}

function lockBody(lock: Lock): unknown {
  return {
    properties: { level: lock.level, ...(lock.notes !== null && { notes: lock.notes }) },
    id: `${lock.scope}/providers/Microsoft.Authorization/locks/${lock.name}`,
    type: "Microsoft.Authorization/locks",
    name: lock.name,
  };
}
