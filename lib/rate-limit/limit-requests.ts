import "server-only";
import { markRecorded } from "@/lib/audit/recorded-errors";
import type { Caller } from "@/lib/auth/caller";
import { getConfiguration } from "@/lib/config/configuration";
import { refusalError } from "@/lib/errors/refusal-error";
import { logger } from "@/lib/log/logger";
import { clientNetwork } from "./client-address";
import type { LimitedParty, LimitedUse } from "./limits";
import { LIMITS, UNKNOWN_REFUSALS } from "./limits";
import { TokenBuckets, type Turn } from "./token-buckets";

/** Some 100 bytes each: all buckets together stay under some 15 MB. */
const MOST_KEYS = 10_000;

// The server has several bundles, each with its own copy of this module; what is counted is the same for all.
const KEY = Symbol.for("replica-map.rate-limits");
const UNKNOWN = "refused unknown";
const place = globalThis as typeof globalThis & { [KEY]?: Map<string, TokenBuckets> | undefined };

/** Buckets are of this process: several instances behind one address let through as many times more. */
function bucketsOf(use: LimitedUse, party: LimitedParty): TokenBuckets | undefined {
  const limit = LIMITS[use][party];
  if (limit === undefined) return undefined;
  const all = (place[KEY] ??= new Map<string, TokenBuckets>());
  const name = `${use} ${party}`;
  const buckets = all.get(name) ?? new TokenBuckets(limit, MOST_KEYS);
  all.set(name, buckets);
  return buckets;
}

/** By the network it comes from; before anybody looks who it is. */
export function limitAddress(use: LimitedUse, headers: Headers, nowMs: number = Date.now()): void {
  const key = networkIn(headers);
  const turn = bucketsOf(use, "address")?.take(key, nowMs);
  if (turn !== undefined) requireGranted(turn, { use, party: "address", address: key }, nowMs);
}

type Person = Pick<Caller, "objectId" | "tenantId" | "sessionId">;

/** By the session and by the person, once it is known who they are. */
export function limitPerson(
  use: LimitedUse,
  { objectId, tenantId, sessionId }: Person,
  nowMs: number = Date.now(),
): void {
  const parties = [
    ["session", sessionId],
    ["person", `${tenantId} ${objectId}`],
  ] as const;
  for (const [party, key] of parties) {
    const turn = key === undefined ? undefined : bucketsOf(use, party)?.take(key, nowMs);
    if (turn !== undefined) requireGranted(turn, { use, party, objectId, sessionId }, nowMs);
  }
}

/** Refuses further sign-ins from where too many have failed; counts one that fails now. */
export async function limitRefusedSignIns<T>(
  headers: Headers,
  isRefusal: (error: unknown) => boolean,
  run: () => Promise<T>,
  nowMs: number = Date.now(),
): Promise<T> {
  const address = networkIn(headers);
  const buckets = bucketsOf("refused-sign-in", "address");
  const turn = buckets?.peek(address, nowMs);
  if (turn !== undefined) requireGranted(turn, { use: "refused-sign-in", party: "address", address }, nowMs);
  try {
    return await run();
  } catch (error) {
    if (isRefusal(error)) buckets?.take(address, nowMs);
    throw error;
  }
}

/** Whether one more refusal of somebody unknown may go into the trail: nobody may fill it, from however many addresses. */
export function mayRecordUnknown(nowMs: number = Date.now()): boolean {
  const all = (place[KEY] ??= new Map<string, TokenBuckets>());
  const buckets = all.get(UNKNOWN) ?? new TokenBuckets(UNKNOWN_REFUSALS, 1);
  all.set(UNKNOWN, buckets);
  const turn = buckets.take(UNKNOWN, nowMs);
  if (!turn.isGranted && turn.isFirst) {
    logger.warn("too many refused sign-ins; those that follow at once are not in the audit trail");
  }
  return turn.isGranted;
}

function networkIn(headers: Headers): string {
  return clientNetwork(headers.get("x-forwarded-for"), getConfiguration().trustedProxies);
}

function requireGranted(turn: Turn, about: Readonly<Record<string, unknown>>, nowMs: number): void {
  if (turn.isGranted) return;
  const retryAt = new Date(nowMs + turn.waitMs).toISOString();
  const error = refusalError("throttled", { kind: "rate_limited", retryAt });
  // Whoever keeps on must not fill the log and the trail as well: the first of a row stands for all of it.
  if (!turn.isFirst) throw markRecorded(error);
  logger.warn(about, "too many requests; those that follow at once are not logged");
  throw error;
}

/** For tests: everybody starts anew. */
export function forgetRequests(): void {
  place[KEY]?.clear();
}
