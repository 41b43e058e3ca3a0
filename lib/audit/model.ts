import type { Caller } from "@/lib/auth/caller";

/** Everything that can stand in the audit trail. A name that was used is never given another meaning. */
export const AUDIT_ACTIONS = [
  "registry.refresh",
  "registry.set-data-endpoints",
  "registry.set-regional-endpoints",
  "registry.upgrade-tier",
  "replica.add",
  "replica.create",
  "replica.delete",
  "replica.repair",
  "replica.set-global-endpoint-routing",
  "session.open",
  "session.renew",
  "session.end",
  "wall.make",
  "wall.open",
  "wall.renew-address",
  "wall.revoke",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `unknown`: it may or may not have happened, because the answer was lost. `refused`: we said no ourselves. */
export type AuditOutcome = "requested" | "succeeded" | "failed" | "refused" | "unknown";

/** As an identity that was issued to this application names the person. */
export interface Actor {
  readonly objectId: string;
  readonly tenantId: string;
  readonly name: string;
  /** The public name of the session that acted; a person can have several. */
  readonly sessionId?: string | undefined;
}

/** In place of a person whom nobody could verify: what somebody only claims to be names no one. */
export const UNKNOWN_ACTOR: Actor = { objectId: "unknown", tenantId: "unknown", name: "Not known" };

export interface AuditEntry {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly registryId?: string | undefined;
  /** What was acted on inside the registry, or the value that was set. */
  readonly subject?: string | undefined;
  readonly operationId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Of the request to this server, as its log names it. */
  readonly requestId?: string | undefined;
  readonly planId?: string | undefined;
  /** In the person's own words. */
  readonly reason?: string | undefined;
  /** Facts that the other columns do not hold. Never a token, never a secret. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

export function actorOf(caller: Pick<Caller, "objectId" | "tenantId" | "displayName" | "sessionId">): Actor {
  return {
    objectId: caller.objectId,
    tenantId: caller.tenantId,
    name: caller.displayName,
    sessionId: caller.sessionId,
  };
}

const LONGEST_REASON = 200;
// Control characters, separators of lines and paragraphs, and marks that turn the direction of what follows.
const NOT_IN_ONE_LINE = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Why a text cannot stand in the trail as a person's reason; undefined when it can. */
export function whyNotReason(text: string): string | undefined {
  if (text.length > LONGEST_REASON) {
    return `A reason has at most ${LONGEST_REASON} characters; this one has ${text.length}. Shorten it.`;
  }
  if (!NOT_IN_ONE_LINE.test(text)) return undefined;
  return "A reason is one line of plain text. Take out line breaks and other control characters.";
}
