import { describe, expect, it } from "vitest";
import { whyNotTags } from "./tags-editor";

const line = (name: string, value = "") => ({ key: 1, name, value });

describe("tags as typed", () => {
  it("are fine with names and values of the lengths that Azure takes, and without any", () => {
    expect(whyNotTags([])).toBeUndefined();
    expect(whyNotTags([line("n".repeat(512), "v".repeat(256)), line("")])).toBeUndefined();
  });

  it.each([
    [[line("", "shipping")], "A tag needs a name."],
    [[line("Team"), line("team ")], "Two tags are named team."],
    [[line("n".repeat(2_000))], "A tag's name has at most 512 characters; this one has 2000. Shorten it."],
    [
      [line("team", "v".repeat(257))],
      "A tag's value has at most 256 characters; this one has 257. Shorten it.",
    ],
  ])("are refused in words: %#", (lines, words) => {
    expect(whyNotTags(lines)).toBe(words);
  });
});
