import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PAST_STATES } from "@/lib/replication/model";
import { StateStrip } from "./state-strip";
import { stripSentence } from "./strip-sentence";

describe("a strip of states", () => {
  it("draws each part where it belongs, and says in words where nobody looked", () => {
    const markup = renderToStaticMarkup(
      <StateStrip
        segments={[
          { state: "ready", slots: 1 },
          { state: "gap", slots: 2 },
          { state: "failed", slots: 1 },
        ]}
        label="West Europe"
        describedBy="in-words"
        hasWords
      />,
    );
    expect(markup).toContain('role="img" aria-label="West Europe" aria-describedby="in-words"');
    expect(markup).toMatch(/x="0%" width="25%" class="strip-ready"/);
    expect(markup).toMatch(/class="strip-gap" x1="25%" x2="75%"/);
    expect(markup).toMatch(/x="75%" width="25%" class="strip-failed"/);
    expect(markup).toContain("nobody looked");
  });

  it("draws no two states alike", () => {
    const drawn = [...PAST_STATES.worstFirst, "gap" as const].map((state) =>
      renderToStaticMarkup(<StateStrip segments={[{ state, slots: 1 }]} label="" />),
    );
    expect(new Set(drawn).size).toBe(PAST_STATES.worstFirst.length + 1);
  });

  it("is told in words", () => {
    const times = [
      { state: "ready", seconds: 700 },
      { state: "gap", seconds: 299 },
      { state: "failed", seconds: 1 },
      { state: "syncing", seconds: 0 },
    ] as const;
    expect(stripSentence(times, 1_000)).toBe(
      "ready 70 %, nobody looked 30 %, failed under 1 %, syncing under 1 %",
    );
    expect(stripSentence([{ state: "ready", seconds: 999 }], 1_000)).toBe("ready over 99 %");
    const oneLook = [
      { state: "gap", seconds: 1_000 },
      { state: "ready", seconds: 0 },
    ] as const;
    expect(stripSentence(oneLook, 1_000)).toBe("nobody looked over 99 %, ready under 1 %");
    expect(stripSentence([{ state: "ready", seconds: 1_000 }], 1_000)).toBe("ready 100 %");
  });
});
