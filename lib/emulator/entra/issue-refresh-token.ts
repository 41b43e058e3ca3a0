import { randomBytes } from "node:crypto";
import type { LocalAzure } from "../local-azure";
import type { TokenGrant } from "./token-grant";

/** Fixed for single-page applications, https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
export const REFRESH_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** One that is over is told apart from one that never was for this long. */
const REMEMBERED_MS = 2 * REFRESH_LIFETIME_MS;

export function issueRefreshToken(azure: LocalAzure, grant: TokenGrant): string {
  const { entra } = azure.state;
  const token = `1.${randomBytes(64).toString("base64url")}`;
  const since = azure.wallNow() - REMEMBERED_MS;
  entra.refreshTokens = entra.refreshTokens.filter((one) => one.lineBeganMs > since);
  entra.refreshTokens.push({
    token,
    lineBeganMs: grant.lineBeganMs,
    objectId: grant.person.objectId,
    signedInAtMs: grant.signedInAtMs,
    scope: grant.scope,
  });
  azure.changed();
  return token;
}
