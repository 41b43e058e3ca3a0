import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sql } from "./sql";
import { storableJson, storableText } from "./storable-json";

describe("what goes into the store", () => {
  it("is the same text for the same value, whatever the order of its keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(storableJson(reversed)).toBe(storableJson(value));
      }),
    );
  });

  it("survives being read back: once made storable, a value no longer changes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const once = storableJson(value);
        expect(storableJson(JSON.parse(once))).toBe(once);
        expect(once).not.toContain("\\u0000");
      }),
    );
  });

  it("keeps text as it is, except for what no database text can hold", () => {
    expect(storableText("Île-de-France 🗺️")).toBe("Île-de-France 🗺️");
    expect(storableText("a\0b\ud83dc\udf0d")).toBe("a\uFFFDb\uFFFDc\uFFFD");
    expect(storableJson(undefined)).toBe("null");
  });
});

describe("a statement", () => {
  it("holds its values apart from its text", () => {
    const name = "'; drop table audit; --";
    expect(sql`select * from t where a = ${name} and b = ${2}`).toEqual({
      text: "select * from t where a = $1 and b = $2",
      values: [name, 2],
    });
  });
});
