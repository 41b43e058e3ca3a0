import { describe, expect, it } from "vitest";
import { CAUTIONS, cautionFor } from "./cautions";

describe("cautions", () => {
  it("end in the date that they rest on", () => {
    expect(cautionFor("jioindiawest")).toBe(
      "Access may be restricted: ARM lists it, but Microsoft's public lists of regions do not (as of 2025-12).",
    );
  });

  it("each name a public source and a year or month", () => {
    for (const { asOf, source } of CAUTIONS.values()) {
      expect(asOf).toMatch(/^20\d\d(-\d\d)?$/);
      expect(new URL(source).protocol).toBe("https:");
    }
  });

  it("say nothing about an ordinary or an unknown region", () => {
    expect(cautionFor("westeurope")).toBeUndefined();
    expect(cautionFor("constructor")).toBeUndefined();
  });
});
