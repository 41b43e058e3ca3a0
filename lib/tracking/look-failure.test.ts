import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { troubleOf } from "./look-failure";

const refused = (code: AppError["code"], refusal?: AppError["refusal"]) =>
  new AppError(code, { userMessage: "These are the words.", ...(refusal && { refusal }) });

describe("the trouble of a picture", () => {
  it.each([
    ["the store", "store", refused("unavailable", { kind: "store_unreachable" })],
    ["Azure", "azure", refused("unavailable", { kind: "unreachable" })],
    ["Azure", "azure", refused("throttled")],
    ["the rights of who watches", "rights", refused("forbidden")],
    ["the rights of who watches", "rights", refused("signed_out")],
    ["the rights of who watches", "rights", refused("not_found")],
  ] as const)("is that of %s, in the words of the failure (%#)", (_, kind, error) => {
    expect(troubleOf(error, 1)).toEqual({ kind, message: "These are the words." });
  });

  it("speaks for everybody when it was tried with the rights of several people", () => {
    expect(troubleOf(refused("forbidden"), 2)).toEqual({
      kind: "rights",
      message: "Azure lets nobody who watches read this registry at the moment.",
    });
    expect(troubleOf(refused("unavailable", { kind: "store_unreachable" }), 2).kind).toBe("store");
  });

  it("gives a fault of ours one fixed sentence", () => {
    expect(troubleOf(new TypeError("x is undefined"), 1)).toEqual({
      kind: "azure",
      message: "Azure cannot be read at the moment.",
    });
  });
});
