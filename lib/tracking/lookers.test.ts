import { describe, expect, it } from "vitest";
import { aCaller } from "@/lib/auth/fixtures/a-caller";
import { AppError } from "@/lib/errors/app-error";
import { isPersonal, lookers } from "./lookers";

const olivia = aCaller({ objectId: "olivia", sessionId: "1" });
const oliviaElsewhere = aCaller({ objectId: "olivia", sessionId: "2" });
const frida = aCaller({ objectId: "frida", sessionId: "3" });

describe("with whose tokens a watcher looks", () => {
  it("are those who watch, who came last first, each session once", () => {
    const again = { ...olivia };
    expect(lookers([olivia, frida, again, oliviaElsewhere], undefined)).toEqual([
      oliviaElsewhere,
      again,
      frida,
    ]);
  });

  it("is who asked last only while nobody watches", () => {
    expect(lookers([], frida)).toEqual([frida]);
    expect(lookers([olivia], frida)).toEqual([olivia]);
    expect(lookers([], undefined)).toEqual([]);
  });
});

describe("a personal refusal", () => {
  it.each([
    ["forbidden", true],
    ["signed_out", true],
    ["not_found", true],
    ["unavailable", false],
    ["throttled", false],
  ] as const)("%s: %s", (code, expected) => {
    expect(isPersonal(new AppError(code, { userMessage: "…" }))).toBe(expected);
  });
});
