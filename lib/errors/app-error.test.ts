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
