import { describe, expect, it } from "vitest";
import { accessibleName } from "./accessible-name";
import { NO_BADGES } from "./drawing";

const westEurope = {
  displayName: "West Europe",
  state: "ready",
  stateWords: "ready",
  badges: NO_BADGES,
} as const;

describe("the accessible name of a region", () => {
  it("is its display name and its state in words", () => {
    expect(accessibleName(westEurope)).toBe("West Europe, ready");
  });

  it("carries the reason that the state's words give", () => {
    const stateWords = "unavailable: Azure offers no replicas here";
    expect(accessibleName({ ...westEurope, state: "unavailable", stateWords })).toBe(
      "West Europe, unavailable: Azure offers no replicas here",
    );
  });

  it("names every badge", () => {
    const badges = { home: true, notRouted: true, updating: true, staged: "remove", stale: true } as const;
    expect(accessibleName({ ...westEurope, badges, staleAge: "3 min" })).toBe(
      "West Europe, ready, home, not routed, updating, staged to remove, status is 3 min old",
    );
  });

  it("says that a status is old when nobody knows how old", () => {
    expect(accessibleName({ ...westEurope, badges: { ...NO_BADGES, stale: true } })).toBe(
      "West Europe, ready, status is old",
    );
  });

  it("cautions where a replica may be added, and not where there is one", () => {
    const caution = "access is restricted";
    const available = { ...westEurope, state: "available", stateWords: "available", caution } as const;
    expect(accessibleName(available)).toBe("West Europe, available, caution: access is restricted");
    expect(accessibleName({ ...westEurope, caution })).toBe("West Europe, ready");
  });

  it("tells a region that is staged to be added", () => {
    const badges = { ...NO_BADGES, staged: "add" } as const;
    expect(accessibleName({ ...westEurope, state: "available", stateWords: "available", badges })).toBe(
      "West Europe, available, staged to add",
    );
  });
});
