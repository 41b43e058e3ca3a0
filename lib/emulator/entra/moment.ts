import type { LocalAzure } from "../local-azure";

/**
 * Wall time in milliseconds, never the same twice.
 *
 * Whether a sign-in came before or after a revocation must not depend on how fast the two follow each other.
 */
export function nextMoment(azure: LocalAzure): number {
  const { entra } = azure.state;
  entra.lastMomentMs = Math.max(azure.wallNow(), entra.lastMomentMs + 1);
  return entra.lastMomentMs;
}
