import type { WireRequest } from "../http/wire-request";
import type { Reply } from "../http/reply";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";

/** Which api-versions a route takes, and what it says about them in its headers. */
export type VersionFamily = "registries" | "replications" | "resource-graph" | "arm";

/** A request that has passed ARM's own checks. */
export interface ArmCall {
  readonly azure: LocalAzure;
  /** What to answer from: the present state, or the past for a list that a fault made stale. */
  readonly state: EmulatorState;
  readonly request: WireRequest;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly caller: Person;
  readonly apiVersion: string;
  /** The resource id that rights are checked at. */
  readonly scope: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
}

export interface ArmRoute {
  readonly method: "GET" | "PUT" | "PATCH" | "DELETE" | "POST";
  readonly path: string;
  readonly versions: VersionFamily;
  /** Undefined: needs a token, but no right; the answer holds only what the caller may see. */
  readonly action: string | undefined;
  /**
   * `exact`: the action must be granted at the scope. `any-role`: one role in the subscription will do
   * (unconfirmed, but people with rights on one group can see their subscription and its locations).
   */
  readonly rights: "exact" | "any-role";
  /** Reads count as reads even when they are sent as POST. */
  readonly countsAs?: "read";
  /** Resource Graph has a quota of its own, in place of ARM's. */
  readonly quota?: "resource-graph";
  /** A poll of an operation: some headers differ. */
  readonly poll?: "status" | "result";
  readonly isList?: true;
  /** What a PUT makes here, for policies. */
  readonly resourceType?: string;
  /** A lock does not protect itself. */
  readonly ignoresLocks?: true;
  readonly handle: (call: ArmCall) => Reply;
}

/** A path parameter that the route declares. */
export function param(call: Pick<ArmCall, "params">, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}
