import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/log/logger";
import { MOST_OPEN_FEEDS } from "./limits";
import { takeFeedPlace } from "./open-feeds";

const NOON_MS = Date.UTC(2026, 10, 21, 12);
const OLIVIA = { objectId: "olivia", tenantId: "contoso", sessionId: "s1" };

let taken: (() => void)[];
let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  taken = [];
  warn = vi.spyOn(logger, "warn").mockReturnValue();
});
afterEach(() => {
  for (const giveBack of taken) giveBack();
  vi.restoreAllMocks();
});

const take = (person: typeof OLIVIA = OLIVIA): (() => void) => {
  const giveBack = takeFeedPlace(person, NOON_MS);
  taken.push(giveBack);
  return giveBack;
};
const takeAll = (count: number, person?: typeof OLIVIA) => Array.from({ length: count }, () => take(person));

describe("places for open feeds", () => {
  it("are limited for a session, in words and with a time", () => {
    takeAll(MOST_OPEN_FEEDS.session);
    expect(() => take()).toThrow(
      expect.objectContaining({
        code: "throttled",
        userMessage: expect.stringContaining(`${MOST_OPEN_FEEDS.session} live pages`),
        refusal: {
          kind: "too_many_feeds",
          most: MOST_OPEN_FEEDS.session,
          retryAt: "2026-11-21T12:00:10.000Z",
        },
      }),
    );
  });

  it("are limited for a person over all their sessions, and for nobody else by that", () => {
    let session = 0;
    const inNewSession = () => take({ ...OLIVIA, sessionId: `s${(session += 1)}` });
    for (let opened = 0; opened < MOST_OPEN_FEEDS.person; opened += 1) inNewSession();
    expect(inNewSession).toThrow(expect.objectContaining({ code: "throttled" }));
    expect(() => take({ ...OLIVIA, tenantId: "fabrikam", sessionId: "other" })).not.toThrow();
  });

  it("are as many again for each that is given back, once however often that is said", () => {
    const [first] = takeAll(MOST_OPEN_FEEDS.session);
    first?.();
    first?.();
    take();
    expect(() => take()).toThrow();
  });

  it("are never more than the limit, and all free again at the end", () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 3 })), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (all) => {
        const open = new Map<number, (() => void)[]>();
        for (const [isOpening, session] of all) {
          const ofSession = open.get(session) ?? [];
          open.set(session, ofSession);
          if (!isOpening) ofSession.pop()?.();
          else if (
            ofSession.length < MOST_OPEN_FEEDS.session &&
            [...open.values()].flat().length < MOST_OPEN_FEEDS.person
          )
            ofSession.push(takeFeedPlace({ ...OLIVIA, sessionId: `p${session}` }));
          else expect(() => takeFeedPlace({ ...OLIVIA, sessionId: `p${session}` })).toThrow();
        }
        for (const giveBack of [...open.values()].flat()) giveBack();
        for (const giveBack of takeAll(MOST_OPEN_FEEDS.session)) giveBack();
      }),
    );
  });

  it("leave one line in the log for a whole row of refusals", () => {
    const [first] = takeAll(MOST_OPEN_FEEDS.session);
    for (let knock = 0; knock < 3; knock += 1) expect(() => take()).toThrow();
    expect(warn).toHaveBeenCalledTimes(1);
    first?.();
    take();
    expect(() => take()).toThrow();
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it("leave room for a tab on a network that drops its connections unsaid, beside others", () => {
    // Silent for 12 s, then another try after 3; what is left behind ends after five minutes.
    expect(MOST_OPEN_FEEDS.session).toBeGreaterThan((5 * 60) / (12 + 3) + 6);
    expect(MOST_OPEN_FEEDS.person).toBeGreaterThan(2 * MOST_OPEN_FEEDS.session);
  });
});
