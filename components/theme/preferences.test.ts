import { describe, expect, it } from "vitest";
import { readTheme, readTimesIn } from "./preferences";

describe("preferences", () => {
  it("follows the system and local time until something was chosen", () => {
    expect(readTheme(undefined)).toBe("system");
    expect(readTimesIn(undefined)).toBe("local");
  });

  it("takes a choice that it knows", () => {
    expect(readTheme("dark")).toBe("dark");
    expect(readTimesIn("utc")).toBe("utc");
  });

  it("falls back when a cookie holds anything else", () => {
    expect(readTheme('"><script>')).toBe("system");
    expect(readTimesIn("mars")).toBe("local");
  });
});
