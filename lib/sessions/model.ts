import type { VerifiedIdentity } from "@/lib/entra/model";

/** Whose service a token is for. Tokens of one audience are never sent to another. */
export const TOKEN_AUDIENCES = ["arm"] as const;

export type TokenAudience = (typeof TOKEN_AUDIENCES)[number];

export interface SessionToken {
  readonly audience: TokenAudience;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Who a session stands for, as a verified ID token said. */
export type SessionIdentity = Omit<VerifiedIdentity, "endsAt" | "nonce">;

export interface Session extends Omit<SessionIdentity, "issuedAt"> {
  /** Public: in the audit trail and on the sessions page. It opens nothing. */
  readonly sessionId: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly tokensEndAt: Date;
  readonly endsAt: Date;
  /** What the browser called itself. */
  readonly browser: string | undefined;
  /** Claims that ARM asks the next sign-in for, as JSON. */
  readonly challenge: string | undefined;
}
