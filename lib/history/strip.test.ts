import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "./model";
import { stripOf } from "./strip";

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

/** An hour in slots of ten minutes. */
function strip(
  observations: readonly Observation[],
  spans: readonly (readonly [number, number])[],
  window = { fromAt: at(0), untilAt: at(60), slots: 6 },
) {
  const looked = spans.map(([from, until]) => ({ fromAt: at(from), untilAt: at(until) }));
  const segments = stripOf(observations, looked, window, states);
  return segments.map(({ state, slots }) => `${state} ${slots}`).join(", ");
}

describe("a strip of the past", () => {
  it("shows a state from when it was seen until another one was", () => {
    expect(strip([seen(20, "ready"), seen(0, "syncing")], [[0, 60]])).toBe("syncing 2, ready 4");
  });

  it("is a gap where nobody looked, whatever was seen before", () => {
    expect(
      strip(
        [seen(0, "ready")],
        [
          [0, 20],
          [40, 60],
        ],
      ),
    ).toBe("ready 2, gap 2, ready 2");
  });

  it("goes on after a gap with what was seen after it", () => {
    const spans = [
      [0, 20],
      [40, 60],
    ] as const;
    expect(strip([seen(0, "ready"), seen(40, "failed")], spans)).toBe("ready 2, gap 2, failed 2");
  });

  it("shows the worst of what was seen in a slot", () => {
    const observations = [seen(0, "ready"), seen(32, "failed"), seen(33, "ready")];
    expect(strip(observations, [[0, 60]])).toBe("ready 3, failed 1, ready 2");
  });

  it("begins with what was seen before it", () => {
    expect(strip([seen(-500, "ready")], [[-10, 60]])).toBe("ready 6");
  });

  it("knows nothing from before the first look", () => {
    expect(strip([seen(30, "ready")], [[30, 60]])).toBe("gap 3, ready 3");
  });

  it("shows that somebody looked and there was nothing yet", () => {
    expect(strip([seen(30, "ready")], [[10, 60]])).toBe("gap 1, absent 2, ready 3");
  });

  it("takes a single look as seen in its slot", () => {
    expect(strip([seen(25, "ready")], [[25, 25]])).toBe("gap 2, ready 1, gap 3");
  });

  it("leaves out what lies after its end", () => {
    expect(strip([seen(0, "ready"), seen(70, "failed")], [[0, 90]])).toBe("ready 6");
  });

  it("always fills all its slots, with no two neighbours alike", () => {
    const minute = fc.integer({ min: -100, max: 200 });
    const observation = fc
      .tuple(minute, fc.constantFrom("failed", "syncing", "ready"))
      .map(([minutes, state]) => seen(minutes, state));
    const span = fc.tuple(minute, fc.nat({ max: 90 })).map(([from, length]) => ({
      fromAt: at(from),
      untilAt: at(from + length),
    }));
    fc.assert(
      fc.property(
        fc.array(observation),
        fc.array(span),
        fc.integer({ min: 1, max: 50 }),
        (all, spans, slots) => {
          const segments = stripOf(all, spans, { fromAt: at(0), untilAt: at(60), slots }, states);
          expect(segments.reduce((sum, segment) => sum + segment.slots, 0)).toBe(slots);
          for (const [index, segment] of segments.entries()) {
            expect(segment.state).not.toBe(segments[index + 1]?.state);
          }
        },
      ),
    );
  });
});
