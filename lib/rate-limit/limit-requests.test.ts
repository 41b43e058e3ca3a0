import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRecorded } from "@/lib/audit/recorded-errors";
import { logger } from "@/lib/log/logger";
import { forgetRequests, limitAddress, limitPerson, limitRefusedSignIns } from "./limit-requests";
import type { LimitedUse } from "./limits";
import { LIMITS } from "./limits";

const NOON_MS = Date.UTC(2026, 10, 21, 12);
const OLIVIA = { objectId: "olivia", tenantId: "contoso", sessionId: "s1" };
const USES = Object.keys(LIMITS) as LimitedUse[];

const from = (address: string) => new Headers({ "x-forwarded-for": address });

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  forgetRequests();
  warn = vi.spyOn(logger, "warn").mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

function countUntilRefused(run: () => void): { granted: number; error: unknown } {
  for (let granted = 0; ; granted += 1) {
    try {
      run();
    } catch (error) {
      return { granted, error };
    }
  }
}

describe("limits", () => {
  it("are wider for a person than for one session, and wider still for an address that many share", () => {
    for (const use of USES) {
      const { session, person, address } = LIMITS[use];
      expect(address, use).toBeDefined();
      if (session === undefined || person === undefined || address === undefined) continue;
      expect(person.burst, use).toBeGreaterThan(session.burst);
      expect(address.burst, use).toBeGreaterThan(person.burst);
      expect(person.perSecond, use).toBeGreaterThan(session.perSecond);
      expect(address.perSecond, use).toBeGreaterThan(person.perSecond);
    }
  });

  it("leave room for ten reloads at once by two people of one office, each of a page with thirty rows", () => {
    for (const person of ["olivia", "rita"]) {
      for (let asked = 0; asked < 10 * 33; asked += 1) {
        limitAddress("read", from("203.0.113.7"), NOON_MS);
        limitPerson("read", { ...OLIVIA, objectId: person, sessionId: person }, NOON_MS);
      }
    }
    expect(warn).not.toHaveBeenCalled();
  });

  it("leave room for three tabs that knock for their feeds without end", () => {
    for (let second = 0; second < 3_600; second += 1) {
      limitAddress("feed", from("203.0.113.7"), NOON_MS + second * 1_000);
      limitPerson("feed", OLIVIA, NOON_MS + second * 1_000);
    }
    expect(warn).not.toHaveBeenCalled();
  });

  it("refuse in words, with the time from which it goes on, and hold to it", () => {
    const { granted, error } = countUntilRefused(() => limitPerson("action", OLIVIA, NOON_MS));
    expect(granted).toBe(LIMITS.action.session?.burst);
    expect(error).toMatchObject({
      code: "throttled",
      refusal: { kind: "rate_limited", retryAt: "2026-11-21T12:00:00.500Z" },
    });
    expect(() => limitPerson("action", OLIVIA, NOON_MS + 499)).toThrow();
    expect(() => limitPerson("action", OLIVIA, NOON_MS + 500)).not.toThrow();
  });

  it("count a person over all sessions, and nobody else", () => {
    let made = 0;
    const { granted } = countUntilRefused(() => {
      made += 1;
      limitPerson("action", { ...OLIVIA, sessionId: `s${made}` }, NOON_MS);
    });
    expect(granted).toBe(LIMITS.action.person?.burst);
    expect(() => limitPerson("action", { ...OLIVIA, tenantId: "fabrikam" }, NOON_MS)).not.toThrow();
  });

  it("count an address whatever a client writes before it", () => {
    let made = 0;
    const { granted } = countUntilRefused(() => {
      made += 1;
      limitAddress("sign-in", from(`10.0.0.${made % 250}, 203.0.113.7`), NOON_MS);
    });
    expect(granted).toBe(LIMITS["sign-in"].address?.burst);
    expect(() => limitAddress("sign-in", from("203.0.113.8"), NOON_MS)).not.toThrow();
  });

  it("leave one line in the log and one row in the trail for a whole row of refusals", () => {
    const errors = [0, 0, 0].map(() => countUntilRefused(() => limitPerson("action", OLIVIA, NOON_MS)).error);
    expect(errors.map(isRecorded)).toEqual([false, true, true]);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ use: "action", party: "session" }),
      expect.any(String),
    );
  });
});

describe("sign-ins that fail", () => {
  const refused = new Error("forged");
  const attempt = (fails: boolean, nowMs = NOON_MS) =>
    limitRefusedSignIns(
      from("203.0.113.7"),
      (error) => error === refused,
      async () => {
        if (fails) throw refused;
        return "in";
      },
      nowMs,
    );

  it("shut the door for their address after a while, also for one that would succeed, and not for ever", async () => {
    for (let tried = 0; tried < 40; tried += 1) await expect(attempt(true)).rejects.toBe(refused);
    await expect(attempt(false)).rejects.toMatchObject({ refusal: { kind: "rate_limited" } });
    await expect(attempt(false, NOON_MS + 10_000)).resolves.toBe("in");
  });

  it("are all that counts: those that succeed do not, nor does what could not be looked up", async () => {
    for (let tried = 0; tried < 100; tried += 1) await expect(attempt(false)).resolves.toBe("in");
    const outage = new Error("the store is away");
    for (let tried = 0; tried < 100; tried += 1) {
      const down = limitRefusedSignIns(
        from("203.0.113.7"),
        (error) => error === refused,
        () => Promise.reject(outage),
        NOON_MS,
      );
      await expect(down).rejects.toBe(outage);
    }
  });
});
