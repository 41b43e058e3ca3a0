import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { JoinedRegions } from "./joined-regions";

const wordsOf = (markup: string) => markup.replace(/<[^>]*>/g, "");

describe("an addition that somebody else was quicker with", () => {
  it("says who asked since when, that nothing was sent, and what to do", () => {
    const markup = renderToStaticMarkup(
      <JoinedRegions
        joined={[
          {
            region: "japaneast",
            displayName: "Japan East",
            requestedBy: "Olivia Owner",
            requestedAt: "2026-11-20T10:00:00.000Z",
          },
        ]}
      />,
    );
    expect(wordsOf(markup)).toContain("Japan East is already being created at the request of Olivia Owner");
    expect(markup).toContain("2026-11-20T10:00:00.000Z");
    expect(wordsOf(markup)).toContain("Your tags and routing were not sent.");
    expect(wordsOf(markup)).toContain("When the replica is ready");
  });

  it("is nothing where nobody was", () => {
    expect(renderToStaticMarkup(<JoinedRegions joined={[]} />)).toBe("");
  });
});
