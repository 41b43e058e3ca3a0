import "server-only";
import type { AccessMode } from "@/lib/config/configuration";
import { getConfiguration } from "@/lib/config/configuration";
import type { VerifiedIdentity } from "@/lib/entra/model";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import type { SessionToken } from "@/lib/sessions/model";
import type { HandOverInput } from "./schema";

const LONGEST_TOKEN_MS = 24 * 60 * 60_000;

export interface HandedOver {
  readonly tokens: readonly SessionToken[];
  /** When the browser has to come with new ones. */
  readonly tokensEndAt: Date;
}

/** Access tokens are not read: their ends are what the browser was told when it got them. */
export function handedOver(
  { accessTokens }: Pick<HandOverInput, "accessTokens">,
  identity: VerifiedIdentity,
  nowMs: number,
): HandedOver {
  // In service mode people act through the app's identity; a token of theirs would only be one more thing to lose.
  if (getConfiguration().accessMode === "service") return { tokens: [], tokensEndAt: identity.endsAt };
  const tokens = accessTokens.map(({ audience, token, expiresAt }) => ({
    audience,
    token,
    expiresAt: new Date(Math.min(Date.parse(expiresAt), nowMs + LONGEST_TOKEN_MS)),
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
      nextStep: "Sign in again. If it goes on, look whether the clock of your computer is right.",
    });
  }
  return { tokens, tokensEndAt: arm.expiresAt };
}

/** In service mode a role is the way in; in the other one Azure judges every call. */
export function requireAdmission(
  identity: Pick<VerifiedIdentity, "appRoles">,
  accessMode: AccessMode = getConfiguration().accessMode,
): void {
  if (accessMode === "service" && identity.appRoles.length === 0) {
    throw refusalError("forbidden", { kind: "no_app_role" });
  }
}
