/** What a page may know of the session of its browser. Times are ISO 8601. */
export type SessionState =
  | { readonly isSignedIn: false }
  | {
      readonly isSignedIn: true;
      readonly name: string;
      /** When the first of its tokens is over: renew before. */
      readonly tokensEndAt: string;
      /** The same for a browser whose clock is off. */
      readonly tokensEndInSeconds: number;
      readonly endsAt: string;
    };

export interface IssuedNonce {
  readonly nonce: string;
  readonly expiresAt: string;
}

export interface HandOverAnswer {
  readonly name: string;
  readonly tokensEndAt: string;
  readonly endsAt: string;
}

export type RenewalAnswer = Omit<HandOverAnswer, "name">;

/** A session on the page of sessions. Times are ISO 8601. */
export interface SessionSummary {
  readonly sessionId: string;
  readonly objectId: string;
  readonly personName: string;
  readonly loginName: string;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
  /** What the browser called itself. */
  readonly browser: string | undefined;
  /** The one of the request itself. */
  readonly isThisOne: boolean;
}
