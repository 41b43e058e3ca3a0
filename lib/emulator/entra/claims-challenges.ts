import type { EmulatorState, Person } from "../state/model";
import type { EntraCondition, SetCondition } from "./entra-state";

type ClaimsChallenge = Extract<EntraCondition, { type: "claims-challenge" }>;
interface SetChallenge extends SetCondition {
  readonly condition: ClaimsChallenge;
}

/** When a person's sign-ins were revoked, if that was at or after `sinceMs`; the latest time counts. */
export function revokedSince(state: EmulatorState, person: Person, sinceMs: number): number | undefined {
  return challengesFor(state, person)
    .filter((one) => one.condition.authenticationContext === null && one.setAtMs >= sinceMs)
    .at(-1)?.setAtMs;
}

export interface TokenProof {
  readonly issuedAtMs: number;
  readonly contexts: readonly string[];
}

/** The claims that a token lacks, as a challenge asks for them; undefined when nothing is missing. */
export function missingClaims(state: EmulatorState, person: Person, proof: TokenProof): string | undefined {
  const revokedAtMs = revokedSince(state, person, proof.issuedAtMs);
  if (revokedAtMs !== undefined) {
    return asClaims({ nbf: { essential: true, value: String(Math.floor(revokedAtMs / 1000)) } });
  }
  const missing = challengesFor(state, person)
    .map((one) => one.condition.authenticationContext)
    .filter((context) => context !== null)
    .find((context) => !proof.contexts.includes(context));
  return missing === undefined ? undefined : contextClaims(missing);
}

/** The contexts that a person's tokens are good for, whatever they are asked for. */
export const settledContexts = (state: EmulatorState, person: Person): readonly string[] =>
  challengesFor(state, person).flatMap(({ condition, settledBy }) =>
    condition.authenticationContext !== null && settledBy.includes(person.objectId)
      ? [condition.authenticationContext]
      : [],
  );

export const contextClaims = (context: string): string =>
  asClaims({ acrs: { essential: true, value: context } });

const asClaims = (claims: Record<string, unknown>): string => JSON.stringify({ access_token: claims });

const challengesFor = (state: EmulatorState, who: Person): readonly SetChallenge[] =>
  state.entra.conditions
    .filter((one): one is SetChallenge => one.condition.type === "claims-challenge")
    .filter(({ condition }) => condition.person === null || condition.person === who.name);
