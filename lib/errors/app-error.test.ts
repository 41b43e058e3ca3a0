import { describe, expect, it, vi } from "vitest";
import { AppError } from "./app-error";

describe("an expected failure", () => {
  it("is known as one also by another copy of its class, as the server's bundles have them", async () => {
    vi.resetModules();
    const { AppError: Copy } = await import("./app-error");
    expect(Copy).not.toBe(AppError);
    expect(new Copy("conflict", { userMessage: "No." })).toBeInstanceOf(AppError);
    expect(new AppError("conflict", { userMessage: "No." })).toBeInstanceOf(Copy);
  });

  it.each([new Error("conflict: No."), { name: "AppError", code: "conflict" }, "AppError", null, undefined])(
    "is nothing else: %o",
    (value) => {
      expect(value).not.toBeInstanceOf(AppError);
    },
  );
});

describe("the next step after a change that failed", () => {
  const stepOf = (part: { nextStep?: string; changedNothing?: boolean }) =>
    new AppError("unavailable", { userMessage: "No answer.", ...part }).nextStepOfChange;

  it("says that nothing was changed, where that is certain", () => {
    expect(stepOf({ nextStep: "Try again.", changedNothing: true })).toBe("Try again. Nothing was changed.");
    expect(stepOf({ changedNothing: true })).toBe("Nothing was changed.");
  });

  it("says no such thing otherwise", () => {
    expect(stepOf({ nextStep: "Look at the map." })).toBe("Look at the map.");
    expect(stepOf({})).toBeUndefined();
  });
});
