import type { LocalAzure } from "../local-azure";

/** Every sign-in, and what came of it, is that much longer ago. Tokens that were given out stay as they are. */
export function ageSignIns(azure: LocalAzure, minutes: number): void {
  const { entra } = azure.state;
  const ms = minutes * 60_000;
  for (const { accounts } of entra.sessions) for (const account of accounts) account.signedInAtMs -= ms;
  for (const grant of entra.refreshTokens) {
    grant.lineBeganMs -= ms;
    grant.signedInAtMs -= ms;
  }
  azure.changed();
}
