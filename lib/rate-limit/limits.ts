/** What is limited. `refused-sign-in` counts only sign-ins that failed. */
export type LimitedUse = "sign-in" | "refused-sign-in" | "action" | "read" | "feed";

/** Who is counted: whoever holds a session, the person behind it in all browsers, the network they come from. */
export type LimitedParty = "session" | "person" | "address";

export interface Limit {
  /** How many at once, after a pause. */
  readonly burst: number;
  /** How many in the long run. */
  readonly perSecond: number;
}

/** Rows of the audit trail for refusals of whoever is not known, from all addresses together: some 9,000 a day. */
export const UNKNOWN_REFUSALS: Limit = { burst: 200, perSecond: 0.1 };

/**
 * How many feeds may be open at once. Each takes some 100 kB here.
 *
 * A tab has one while it is in view, and a browser has six connections to a host. But one whose network drops its
 * connections unsaid leaves some twenty behind before they end by themselves.
 */
export const MOST_OPEN_FEEDS = { session: 30, person: 90 } as const;

// A person has several browsers, and an office one address for everybody: each party may do several times what the one
// before it may.
export const LIMITS: Readonly<Record<LimitedUse, Readonly<Partial<Record<LimitedParty, Limit>>>>> = {
  // One sign-in asks twice, a renewal once in an hour. An office of a hundred signs in within some minutes.
  "sign-in": {
    session: { burst: 20, perSecond: 0.2 },
    person: { burst: 40, perSecond: 0.5 },
    address: { burst: 200, perSecond: 4 },
  },
  // Nobody fails often; whoever tries forged tokens does.
  "refused-sign-in": { address: { burst: 40, perSecond: 0.1 } },
  // Azure takes 200 writes of one person at once and 10 a second from then on; a list of staged changes is one action.
  action: {
    session: { burst: 60, perSecond: 2 },
    person: { burst: 120, perSecond: 4 },
    address: { burst: 600, perSecond: 20 },
  },
  // A page asks for its session, its settings and the states of each row in view: some thirty when it is reloaded.
  read: {
    session: { burst: 600, perSecond: 20 },
    person: { burst: 1_000, perSecond: 30 },
    address: { burst: 4_000, perSecond: 100 },
  },
  // Each tab holds one open for five minutes, and knocks every three seconds while it is refused.
  feed: {
    session: { burst: 60, perSecond: 2 },
    person: { burst: 120, perSecond: 4 },
    address: { burst: 600, perSecond: 20 },
  },
};
