import { describe, expect, it } from "vitest";
import { AppError } from "./app-error";
import { orAppError } from "./or-app-error";

describe("what was read, or why it could not be", () => {
  it("gives the answer", async () => {
    expect(await orAppError(Promise.resolve("read"))).toBe("read");
  });

  it("gives an expected failure", async () => {
    const refused = new AppError("forbidden", { userMessage: "No." });
    expect(await orAppError(Promise.reject(refused))).toBe(refused);
  });

  it("throws a fault on", async () => {
    const fault = new TypeError("undefined is not a function");
    await expect(orAppError(Promise.reject(fault))).rejects.toBe(fault);
  });
});
