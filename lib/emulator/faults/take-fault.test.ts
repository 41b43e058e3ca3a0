import { describe, expect, it } from "vitest";
import { aState } from "../state/a-state";
import type { FaultEffect } from "./fault-effect";
import { takeFault } from "./take-fault";

const GET = { method: "GET", path: "/subscriptions/s/locations" };

function stateWith(...faults: { effect: FaultEffect; method?: string; times?: number }[]) {
  const state = aState();
  state.faults = faults.map(({ effect, method, times }, index) => ({
    id: String(index),
    method: method ?? "*",
    path: "**/locations",
    timesLeft: times ?? null,
    effect,
    snapshot: null,
  }));
  return state;
}

describe("a fault", () => {
  it("is used up after as many times as it was given", () => {
    const state = stateWith({ effect: { type: "hang" }, times: 2 });
    const taken = [1, 2, 3].map(() => takeFault(state, GET, ["hang"])?.effect.type);
    expect(taken).toEqual(["hang", "hang", undefined]);
    expect(state.faults).toEqual([]);
  });

  it("stays for good without a number of times", () => {
    const state = stateWith({ effect: { type: "hang" } });
    for (let time = 0; time < 5; time += 1) expect(takeFault(state, GET, ["hang"])).toBeDefined();
  });

  it("is met in the order of setting", () => {
    const state = stateWith(
      { effect: { type: "delay", ms: 1 }, times: 1 },
      { effect: { type: "delay", ms: 2 } },
    );
    expect([1, 2].map(() => takeFault(state, GET, ["delay"])?.effect.ms)).toEqual([1, 2]);
  });

  it("waits for its own kind of request", () => {
    const state = stateWith({ effect: { type: "hang" }, method: "DELETE", times: 1 });
    expect(takeFault(state, GET, ["hang"])).toBeUndefined();
    expect(takeFault(state, { ...GET, path: "/elsewhere", method: "DELETE" }, ["hang"])).toBeUndefined();
    expect(takeFault(state, { ...GET, method: "DELETE" }, ["delay"])).toBeUndefined();
    expect(takeFault(state, { ...GET, method: "DELETE" }, ["hang"])).toBeDefined();
  });

  it("is not used up by a request that it has nothing to do with", () => {
    const state = stateWith({ effect: { type: "hang" }, times: 1 });
    expect(takeFault(state, GET, ["hang"], () => false)).toBeUndefined();
    expect(state.faults).toHaveLength(1);
  });
});
