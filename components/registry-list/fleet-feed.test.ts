import { describe, expect, it } from "vitest";
import type { FleetNews, FleetReplica } from "@/lib/fleet/model";
import { newestReplicas, NOTHING_TOLD, takeFleetEvent } from "./fleet-feed";

const replica = (state: FleetReplica["state"]): FleetReplica => ({ region: "westus", state, isRouted: true });
const rowOf = (id: string, state: FleetReplica["state"]) => ({ id, replicas: [replica(state)] });

function event(kind: "picture" | "change" | "age", asOf: string, part: Partial<FleetNews> = {}) {
  const news = { source: "graph", outage: undefined, counts: [], rows: [], gone: [], added: 0, ...part };
  return { kind, topic: "fleet", position: "x", from: undefined, data: { ...news, asOf } } as const;
}

const BEFORE = "2026-11-20T08:00:00.000Z";
const PAGE = "2026-11-20T08:00:30.000Z";
const AFTER = "2026-11-20T08:01:00.000Z";

describe("what the feed tells of a fleet", () => {
  it("goes over what the page shows only when it is newer", () => {
    const row = rowOf("a", "ready");
    const told = (asOf: string) =>
      takeFleetEvent(NOTHING_TOLD, event("change", asOf, { rows: [rowOf("a", "failed")] }));
    expect(newestReplicas(told(BEFORE), row, PAGE)).toEqual([replica("ready")]);
    expect(newestReplicas(told(AFTER), row, PAGE)).toEqual([replica("failed")]);
    expect(newestReplicas(NOTHING_TOLD, row, PAGE)).toEqual([replica("ready")]);
  });

  it("never goes over a state that is known with one that nobody has read", () => {
    const told = takeFleetEvent(NOTHING_TOLD, event("picture", AFTER, { rows: [rowOf("a", undefined)] }));
    expect(newestReplicas(told, rowOf("a", "ready"), PAGE)).toEqual([replica("ready")]);
  });

  it("adds up, and begins anew with everything", () => {
    const first = takeFleetEvent(
      NOTHING_TOLD,
      event("change", BEFORE, { rows: [rowOf("a", "failed")], gone: ["b"] }),
    );
    const second = takeFleetEvent(first, event("change", AFTER, { rows: [rowOf("b", "ready")], added: 1 }));
    expect([[...second.rows.keys()], [...second.gone]]).toEqual([["a", "b"], []]);
    const whole = takeFleetEvent(second, event("picture", AFTER, { rows: [rowOf("c", "ready")] }));
    expect([...whole.rows.keys()]).toEqual(["c"]);
  });

  it("says since when there are other rows, and since when any of them is otherwise", () => {
    const changed = takeFleetEvent(NOTHING_TOLD, event("change", BEFORE, { rows: [rowOf("a", "failed")] }));
    expect(changed).toMatchObject({ othersSince: "", changedSince: BEFORE });
    const aged = takeFleetEvent(changed, event("age", PAGE));
    expect(aged).toMatchObject({ asOf: PAGE, othersSince: "", changedSince: BEFORE });
    const fewer = takeFleetEvent(aged, event("change", AFTER, { gone: ["a"] }));
    expect(fewer).toMatchObject({ othersSince: AFTER, changedSince: BEFORE });
  });
});
