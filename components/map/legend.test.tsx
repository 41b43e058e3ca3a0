import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { REGION_STATES } from "@/lib/replication/model";
import { NO_BADGES } from "./drawing";
import Legend, { legendEntries } from "./legend";

const wordsFor = (...args: Parameters<typeof legendEntries>) =>
  legendEntries(...args).map(({ words }) => words);

describe("the legend", () => {
  it("always explains what one has and what one could have", () => {
    expect(wordsFor([])).toEqual(["ready", "available"]);
  });

  it("explains what is on the map and nothing else", () => {
    const regions = [
      { state: "failed", badges: { ...NO_BADGES, notRouted: true } },
      { state: "unavailable", badges: NO_BADGES },
      { state: "available", badges: NO_BADGES, caution: "access is restricted" },
    ] as const;
    expect(wordsFor(regions)).toEqual([
      "ready",
      "failed",
      "available",
      "unavailable",
      "not routed",
      "available, with a caution",
    ]);
  });

  it("knows every state", () => {
    const regions = REGION_STATES.map((state) => ({ state, badges: NO_BADGES }));
    expect(
      legendEntries(regions)
        .map(({ state }) => state)
        .sort(),
    ).toEqual([...REGION_STATES].sort());
  });

  it("is a list of words, its drawings are silent", () => {
    const markup = renderToStaticMarkup(<Legend regions={[]} />);
    expect(markup.match(/<svg/g)).toHaveLength(2);
    expect(markup.match(/<svg[^>]*aria-hidden="true"/g)).toHaveLength(2);
    expect(markup).toContain("available");
  });
});
