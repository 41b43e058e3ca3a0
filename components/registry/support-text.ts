import type { Replica } from "@/lib/azure/model";
import type { Operation, OperationKind, OutsideChange, StuckLimit } from "@/lib/operations/model";
import { durationWords } from "@/components/ui/format-time";

interface Stuck {
  readonly operation: Operation;
  readonly limit: StuckLimit;
  readonly replica: Replica | undefined;
  /** When Azure said so. */
  readonly asOf: string;
}

/** As Azure's reference calls them. */
const CALLS = {
  "replica.create": "Replications - Create (PUT)",
  "replica.delete": "Replications - Delete (DELETE)",
  "replica.repair": "Replications - Delete (DELETE), then Replications - Create (PUT)",
  "replica.set-global-endpoint-routing": "Replications - Update (PATCH), regionEndpointEnabled",
} satisfies Record<OperationKind, string>;

/** What of a replica somebody else has changed, Azure does not show. */
const OUTSIDE_CALLS = {
  ...CALLS,
  "replica.set-global-endpoint-routing": "Replications - Update (PATCH)",
} satisfies Record<OperationKind, string>;

/** A text that moved every second could not be selected. */
const STEADY_MS = 10_000;

/** What Azure support asks for about an operation that does not end, without the name of any person. */
export function supportText({ operation, limit, replica, asOf }: Stuck): string {
  const { registryId, replicaName, replicaRegion, kind, requestedAt } = operation;
  return textOf([
    ["Registry", registryId],
    ["Replica", replicaWords(replicaName, replicaRegion)],
    ["Operation", CALLS[kind]],
    ["Requested (UTC)", requestedAt],
    ["Still not done (UTC)", steadyTime(asOf)],
    ["Longer than", limitWords(limit)],
    ["Correlation id", operation.correlationId ?? "not known"],
    ["Request id", operation.requestId ?? "not known"],
    ...replicaLines(replica),
  ]);
}

interface OutsideStuck {
  readonly change: OutsideChange;
  readonly registryId: string;
  readonly replica: Replica;
  readonly asOf: string;
}

/** The same about a change that was asked for elsewhere, as far as it can be told from here. */
export function outsideSupportText({ change, registryId, replica, asOf }: OutsideStuck): string {
  const since = change.sinceBy === "azure" ? change.since : `${change.since} or earlier`;
  return textOf([
    ["Registry", registryId],
    ["Replica", replicaWords(replica.name, replica.region)],
    [
      "Operation",
      `${OUTSIDE_CALLS[change.kind]}; not asked for in Replica Map, see the activity log of the registry`,
    ],
    ["In this state since (UTC)", since],
    ["Still not done (UTC)", steadyTime(asOf)],
    ["Longer than", limitWords(change.stuckLimit)],
    ...replicaLines(replica),
  ]);
}

function replicaLines(replica: Replica | undefined): string[][] {
  const status = replica?.syncStatus;
  return [
    ["Provisioning state", replica?.provisioningState ?? "no replica is there"],
    ["Sync status", status?.displayStatus ?? "not reported"],
    ["Status since (UTC)", status?.changedAt ?? "not reported"],
    ["Status message", status?.message === undefined ? "none" : withoutPeople(status.message)],
  ];
}

function textOf(lines: readonly (readonly string[])[]): string {
  return lines.map(([name, value]) => `${name ?? ""}: ${value ?? ""}`).join("\n");
}

function replicaWords(name: string, region: string): string {
  return name === region ? name : `${name} in ${region}`;
}

function steadyTime(asOf: string): string {
  return new Date(Math.floor(Date.parse(asOf) / STEADY_MS) * STEADY_MS).toISOString();
}

function limitWords({ afterSeconds, earlierCount }: StuckLimit): string {
  const limit = durationWords(afterSeconds);
  return earlierCount === undefined
    ? limit
    : `${limit}; 95 % of ${earlierCount} earlier ones of this registry took that or less`;
}

// Azure's messages are for whoever asked, and this text goes to others.
function withoutPeople(message: string): string {
  return message
    .replace(/\s+/g, " ")
    .replace(/[^\s@'"<(]+@[^\s@'">),;]+/g, "(left out)")
    .replace(/\beyJ[\w-]*\.[\w.-]*/g, "(left out)")
    .trim();
}
