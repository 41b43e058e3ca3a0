import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeActionBody, MAX_ACTION_BYTES } from "./judge-action-body";

const TEXT = "text/plain;charset=UTF-8";
const refused = (status: number): unknown => expect.objectContaining({ kind: "refuse", status });

describe("the body of a server action", () => {
  it("may be any plain value, with text that begins with a dollar sign doubled", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 1 }), (values) => {
        const text = JSON.stringify(values, (_, value: unknown) =>
          typeof value === "string" && value.startsWith("$") ? `$${value}` : value,
        );
        expect(judgeActionBody(TEXT, text)).toEqual({ kind: "pass" });
      }),
    );
    expect(judgeActionBody("text/plain", '["$undefined"]')).toEqual({ kind: "pass" });
  });

  it.each([
    "",
    "garbage",
    "[",
    "null",
    '{"a":1}',
    '"x"',
    '["$Q1"]',
    '[{"a":["$1"]}]',
    '["$@1"]',
    '["$F0"]',
    '["$0:a"]',
    '["$n1x"]',
    '["$D2026-11-20T10:00:00.000Z"]',
    "[1,2]",
  ])("is refused when no page of ours sends it: %s", (text) => {
    expect(judgeActionBody(TEXT, text)).toEqual(refused(400));
  });

  it.each([null, "", "multipart/form-data; boundary=x", "application/json", "text/plainer"])(
    "is refused as %s",
    (contentType) => {
      expect(judgeActionBody(contentType, "[]")).toEqual(refused(415));
    },
  );

  it("is refused when it is long, counted in bytes", () => {
    const long = JSON.stringify(["é".repeat(MAX_ACTION_BYTES / 2)]);
    expect(long.length).toBeLessThan(MAX_ACTION_BYTES);
    expect(judgeActionBody(TEXT, long)).toEqual(refused(413));
  });

  it("never makes the judge fail, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (contentType, text) => {
        expect(["pass", "refuse"]).toContain(judgeActionBody(contentType, text).kind);
      }),
    );
    expect(judgeActionBody(TEXT, "[".repeat(100_000))).toEqual(refused(400));
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    expect(["pass", "refuse"]).toContain(judgeActionBody(TEXT, deep).kind);
  });
});
