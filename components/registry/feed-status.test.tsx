import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PictureTrouble } from "@/lib/tracking/model";
import { aPicture } from "./a-picture";
import { FeedStatus } from "./feed-status";

const statusWith = (trouble: PictureTrouble | undefined) =>
  renderToStaticMarkup(
    <FeedStatus live={{ picture: { ...aPicture([]), trouble }, feed: "live", skewMs: 0 }} />,
  );

describe("the badge of a picture that cannot be refreshed", () => {
  it.each([
    ["azure", "Azure cannot be read"],
    ["store", "Database away"],
    ["rights", "No access"],
  ] as const)("names what is wrong: %s", (kind, words) => {
    const markup = statusWith({ kind, since: "2026-11-20T10:00:00.000Z", message: "Words." });
    expect(markup).toContain(words);
    expect(markup).not.toContain("Live");
  });
});
