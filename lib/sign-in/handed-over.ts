import "server-only";
import { isAdmitted } from "@/lib/auth/app-roles";
import type { AccessMode } from "@/lib/config/configuration";
import { getConfiguration } from "@/lib/config/configuration";
import type { VerifiedIdentity } from "@/lib/entra/model";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import type { SessionToken } from "@/lib/sessions/model";
import type { HandOverInput } from "./schema";

const LONGEST_TOKEN_SECONDS = 24 * 60 * 60;
/** Entra dates its tokens back by five minutes, and this server's clock may be off by as much. */
const DATED_BACK_MS = 10 * 60_000;

export interface HandedOver {
  readonly tokens: readonly SessionToken[];
  /** When the browser has to come with new ones. */
  readonly tokensEndAt: Date;
}

/**
 * Access tokens are not read: the browser says for how long they are good, and no clock of its own is in that.
 *
 * They came together with the ID token, so what is left counts from when that was issued, should it be brought late.
 */
export function handedOver(
  { accessTokens }: Pick<HandOverInput, "accessTokens">,
  identity: VerifiedIdentity,
  nowMs: number,
): HandedOver {
  // In service mode people act through the app's identity; a token of theirs would only be one more thing to lose.
  if (getConfiguration().accessMode === "service") return { tokens: [], tokensEndAt: identity.endsAt };
  const cameAtMs = Math.min(nowMs, identity.issuedAt.getTime() + DATED_BACK_MS);
  const tokens = accessTokens.map(({ audience, token, expiresInSeconds }) => ({
    audience,
    token,
    expiresAt: new Date(cameAtMs + Math.min(expiresInSeconds, LONGEST_TOKEN_SECONDS) * 1000),
  }));
  const [arm] = tokens;
  if (arm === undefined) {
    throw new AppError("invalid_input", {
      userMessage: "The sign-in brought no token for Azure.",
      nextStep: "Sign in again.",
    });
  }
  if (arm.expiresAt.getTime() <= nowMs) {
    throw new AppError("invalid_input", {
      userMessage: "The token for Azure that the sign-in brought is over already.",
      nextStep: "Sign in again.",
    });
  }
  return { tokens, tokensEndAt: arm.expiresAt };
}

export function requireAdmission(
  identity: Pick<VerifiedIdentity, "appRoles">,
  accessMode: AccessMode = getConfiguration().accessMode,
): void {
  if (!isAdmitted(accessMode, identity.appRoles)) {
    throw refusalError("forbidden", { kind: "no_app_role" });
  }
}
