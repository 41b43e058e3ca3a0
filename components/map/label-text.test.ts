import { describe, expect, it } from "vitest";
import { NO_BADGES } from "./drawing";
import { hasLabel, labelPriority, labelText } from "./label-text";

const region = { displayName: "Japan East", state: "ready", stateWords: "ready", badges: NO_BADGES } as const;

describe("labels on the map", () => {
  it("are for replicas and for what is staged", () => {
    expect(hasLabel(region)).toBe(true);
    expect(hasLabel({ state: "available", badges: NO_BADGES })).toBe(false);
    expect(hasLabel({ state: "unavailable", badges: NO_BADGES })).toBe(false);
    expect(hasLabel({ state: "available", badges: { ...NO_BADGES, staged: "add" } })).toBe(true);
  });

  it("name a ready replica without saying that it is ready", () => {
    expect(labelText(region)).toEqual({ name: "Japan East", more: "" });
  });

  it("say any other state in its own words", () => {
    expect(labelText({ ...region, state: "other", stateWords: "Moving" }).more).toBe(" · Moving");
  });

  it("say home and not routed", () => {
    expect(labelText({ ...region, badges: { ...NO_BADGES, home: true, notRouted: true } }).more).toBe(
      " · home · not routed",
    );
  });

  it("put what is broken before what is changing, and that before what is well", () => {
    const priority = (state: "failed" | "creating" | "ready") => labelPriority({ state, badges: NO_BADGES });
    expect(priority("failed")).toBeGreaterThan(priority("creating"));
    expect(priority("creating")).toBeGreaterThan(priority("ready"));
  });
});
