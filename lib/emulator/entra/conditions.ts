import { entraError, type EntraRefusal } from "../errors/entra-error";
import type { EmulatorState, Person } from "../state/model";
import { appRegistrationOf } from "./app-registration";
import { contextClaims } from "./claims-challenges";
import { TOKEN_LIFETIME_SECONDS, type EntraCondition, type SetCondition } from "./entra-state";
import type { ResourceName } from "./requested-scopes";

export type Hindrance = Exclude<EntraCondition, { type: "token-times" }>;
export interface SetHindrance extends SetCondition {
  readonly condition: Hindrance;
}

/** What a request wants: tokens for resources, good for authentication contexts. */
export interface Asked {
  readonly resources: readonly ResourceName[];
  readonly contexts: readonly string[];
}

/** What stands between a person and what is asked for; the oldest first. */
export function findHindrance(state: EmulatorState, person: Person, asked: Asked): SetHindrance | undefined {
  return state.entra.conditions
    .filter(isHindrance)
    .find(
      ({ condition, settledBy }) =>
        concerns(condition, person, asked) && !settledBy.includes(person.objectId),
    );
}

export interface TokenTimes {
  readonly startsAt: number;
  readonly endsAt: number;
  /** What the client is told, whose clock may be off. */
  readonly lastsSeconds: number;
}

/** When a token begins and ends, in seconds since 1970; the latest condition that fits decides. */
export function tokenTimes(
  state: EmulatorState,
  person: Person,
  kind: "access" | "id",
  resource: ResourceName,
  nowMs: number,
  usualSeconds = TOKEN_LIFETIME_SECONDS,
): TokenTimes {
  const asked = state.entra.conditions.findLast(
    ({ condition }) =>
      condition.type === "token-times" &&
      (condition.tokens === "both" || condition.tokens === kind) &&
      concerns(condition, person, { resources: [resource], contexts: [] }),
  )?.condition;
  const { startsInSeconds, lastsSeconds } =
    asked?.type === "token-times" ? asked : { startsInSeconds: 0, lastsSeconds: usualSeconds };
  const startsAt = Math.floor(nowMs / 1000) + startsInSeconds;
  return { startsAt, endsAt: startsAt + lastsSeconds, lastsSeconds };
}

/** The refusal where nobody can be asked: at the token endpoint, and when a sign-in must be silent. */
export function silentRefusal(
  state: EmulatorState,
  { id, condition }: SetHindrance,
  where: "token" | "authorize",
  audience: string,
): EntraRefusal {
  const { clientId, displayName } = appRegistrationOf(state);
  switch (condition.type) {
    case "consent-required":
      return entraError.consentRequired(
        clientId,
        displayName,
        where === "token" ? "invalid_grant" : "consent_required",
      );
    case "proof-required":
      return entraError.proofRequired(audience, claimsChallenge(id));
    case "claims-challenge":
      return entraError.proofRequired(audience, contextClaims(condition.authenticationContext ?? ""));
    case "blocked":
      return entraError.blocked(where === "token" ? "invalid_grant" : "access_denied");
  }
}

const claimsChallenge = (policyId: string): string =>
  JSON.stringify({ access_token: { capolids: { essential: true, values: [policyId] } } });

const isHindrance = (one: SetCondition): one is SetHindrance => one.condition.type !== "token-times";

function concerns(condition: EntraCondition, who: Person, { resources, contexts }: Asked): boolean {
  if (condition.person !== null && condition.person !== who.name) return false;
  if (condition.type !== "claims-challenge") {
    return condition.resource === null || resources.includes(condition.resource);
  }
  // One without a context asks for a new sign-in, which is looked after where sign-ins and tokens are read.
  return condition.authenticationContext !== null && contexts.includes(condition.authenticationContext);
}
