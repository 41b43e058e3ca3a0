import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "@/lib/emulator/throttle/token-bucket";
import { ArmBudget } from "./arm-budget";
import { numbersFrom } from "./fixtures/numbers-from";

const SCOPE = { principal: "olivia", subscriptionId: "A" };
const READS_A_LOOK = 4;
const LASTING_MS = 120_000;

/** Registries that all want to look every second, for two minutes; ARM's bucket is the local Azure's. */
function follow(registries: number, heedsBudget: boolean, random: () => number) {
  const arm = new TokenBucket({ capacity: 250, refillPerSecond: 25 }, 0);
  const budget = new ArmBudget();
  const nextMs = Array.from({ length: registries }, () => random() * 1000);
  let [refusals, looks, least] = [0, 0, 250];
  for (let nowMs = 0; nowMs < LASTING_MS; nowMs += 100) {
    for (const [registry, dueMs] of nextMs.entries()) {
      if (dueMs > nowMs) continue;
      const pauseMs = heedsBudget ? budget.pauseMs(SCOPE, nowMs, random()) : 0;
      nextMs[registry] = nowMs + (pauseMs > 0 ? pauseMs : 900 + 200 * random());
      if (pauseMs > 0) continue;
      looks += 1;
      for (let read = 0; read < READS_A_LOOK; read += 1) {
        budget.sent(SCOPE, "read", nowMs);
        const taken = arm.take(nowMs);
        if (!taken.ok) refusals += 1;
        least = Math.min(least, taken.remaining);
      }
    }
  }
  return { refusals, looks, least };
}

describe("trackers that heed the budget", () => {
  it("are never refused, leave room for people, and use what there is, however many they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.nat(), (registries, seed) => {
        const { refusals, looks, least } = follow(registries, true, numbersFrom(seed));
        expect(refusals).toBe(0);
        expect(least).toBeGreaterThanOrEqual(90);
        // 25 reads a second are what ARM gives.
        expect(looks * READS_A_LOOK).toBeGreaterThan((LASTING_MS / 1000) * 25 * 0.9);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it("would be refused otherwise", () => {
    expect(follow(20, false, numbersFrom(1)).refusals).toBeGreaterThan(100);
  });
});

describe("the budget", () => {
  it("puts nothing off while there is enough, and more the less there is", () => {
    const budget = new ArmBudget();
    expect(budget.pauseMs(SCOPE, 0, 0.5)).toBe(0);
    budget.told(SCOPE, "read", 75, 0);
    expect(budget.pauseMs(SCOPE, 0, 0)).toBe(1_000);
    budget.told(SCOPE, "read", 0, 0);
    expect(budget.pauseMs(SCOPE, 0, 0)).toBe(4_000);
    expect(budget.pauseMs(SCOPE, 4_000, 0)).toBe(0);
  });

  it("believes ARM where others have drawn on it, and not that there is more than is published", () => {
    const budget = new ArmBudget();
    budget.told(SCOPE, "read", 3, 0);
    expect(budget.leastLeft(0).get("a")).toMatchObject({ read: 3, write: 200 });
    budget.told(SCOPE, "read", 16_499, 0);
    expect(budget.leastLeft(0).get("a")).toMatchObject({ read: 250 });
  });

  it("waits as long as ARM asked, whatever has filled up by then", () => {
    const budget = new ArmBudget();
    budget.refused(SCOPE, "read", 30, 0);
    expect(budget.pauseMs(SCOPE, 10_000, 0)).toBe(20_000);
    expect(budget.pauseMs(SCOPE, 30_000, 0)).toBe(0);
  });

  it("is each principal's in each subscription, whatever the spelling, and each kind's", () => {
    const budget = new ArmBudget();
    budget.told(SCOPE, "read", 0, 0);
    budget.told(SCOPE, "write", 5, 0);
    expect(budget.pauseMs({ ...SCOPE, subscriptionId: "a" }, 0, 0)).toBeGreaterThan(0);
    expect(budget.pauseMs({ ...SCOPE, subscriptionId: "b" }, 0, 0)).toBe(0);
    expect(budget.pauseMs({ ...SCOPE, principal: "frida" }, 0, 0)).toBe(0);
    expect(budget.leastLeft(0).get("a")).toEqual({ read: 0, write: 5, delete: 200 });
  });

  it("refills nothing for a clock that is set back", () => {
    const budget = new ArmBudget();
    budget.told(SCOPE, "read", 10, 100_000);
    expect(budget.leastLeft(0).get("a")).toMatchObject({ read: 10 });
  });
});
