import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "./model";
import { stateTimes } from "./state-times";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 2, 0, minutes)).toISOString();

/** The display status is the state. */
function seen(minutes: number, state: string): Observation {
  return {
    replicaName: "eastus",
    region: "eastus",
    seenAt: at(minutes),
    beforeAt: undefined,
    isThere: true,
    provisioningState: "Succeeded",
    displayStatus: state,
    statusSince: undefined,
    globalEndpointRouting: "included",
    changedBy: undefined,
    changedAt: undefined,
    operationId: undefined,
  };
}

const states = {
  worstFirst: ["failed", "syncing", "ready", "absent"],
  of: (observation: Observation | undefined) => observation?.displayStatus ?? "absent",
};

/** Of an hour, in minutes. */
function times(observations: readonly Observation[], spans: readonly (readonly [number, number])[]): string {
  const looked = spans.map(([from, until]) => ({ fromAt: at(from), untilAt: at(until) }));
  return stateTimes(observations, looked, { fromAt: at(0), untilAt: at(60) }, states)
    .map(({ state, seconds }) => `${state} ${seconds / 60}`)
    .join(", ");
}

describe("how long a replica was in its states", () => {
  it("is by the time of each, however short it was", () => {
    const observations = [seen(0, "ready"), seen(32, "failed"), seen(33, "ready")];
    expect(times(observations, [[0, 60]])).toBe("ready 59, failed 1");
  });

  it("leaves out what lies in a gap", () => {
    const spans = [
      [0, 20],
      [45, 60],
    ] as const;
    expect(times([seen(0, "ready"), seen(50, "failed")], spans)).toBe("gap 25, ready 25, failed 10");
  });

  it("takes no pause of a tracker for a gap", () => {
    const spans = [
      [0, 20],
      [21, 60],
    ] as const;
    expect(times([seen(0, "ready")], spans)).toBe("ready 60");
  });

  it("names also what was seen in a single look", () => {
    expect(times([seen(25, "ready")], [[25, 25]])).toBe("gap 60, ready 0");
  });

  it("names the present state, of whatever length", () => {
    expect(times([seen(0, "syncing"), seen(60, "ready")], [[0, 60]])).toBe("syncing 60, ready 0");
  });

  it("begins with what was seen before, and leaves out what lies after", () => {
    const observations = [seen(-90, "failed"), seen(-60, "ready"), seen(70, "failed")];
    expect(times(observations, [[-95, 90]])).toBe("ready 60");
  });

  it("tells that somebody looked and there was nothing yet", () => {
    expect(times([seen(30, "ready")], [[10, 60]])).toBe("ready 30, absent 20, gap 10");
  });

  it("is never more than all of the time, and all of it while nothing changes", () => {
    const minute = fc.integer({ min: 2, max: 200 });
    const observation = fc
      .tuple(minute, fc.constantFrom("failed", "syncing", "ready"))
      .map(([minutes, state]) => seen(minutes, state));
    const span = fc.tuple(minute, fc.nat({ max: 90 })).map(([from, length]) => ({
      fromAt: at(from),
      untilAt: at(from + length),
    }));
    fc.assert(
      fc.property(fc.array(observation), fc.array(span), (all, spans) => {
        const window = { fromAt: at(0), untilAt: at(60) };
        const found = stateTimes([seen(-9, "ready"), ...all], spans, window, states);
        for (const { seconds } of found) expect(seconds).toBeGreaterThanOrEqual(0);
        const sum = found.reduce((seconds, time) => seconds + time.seconds, 0);
        expect(sum).toBeLessThanOrEqual(3_600);
        if (all.length === 0) expect(sum).toBe(3_600);
      }),
    );
  });
});
