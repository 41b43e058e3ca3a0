import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../http/reply";
import { InvalidQuery } from "./invalid-query";
import { parseQuery } from "./parse-query";

const WORDS = [
  ...[
    "resources",
    "|",
    "where",
    "project",
    "order",
    "by",
    "summarize",
    "count",
    "(",
    ")",
    "and",
    "in~",
    "asc",
  ],
  ...["name", "sku", ".", "tier", "=", "==", "=~", "'text'", '"text"', "'", "\\", ",", "tolower", "\n", "//"],
];

/** The parsed query, or whichever of the two refusals it is answered with. */
function outcome(query: string): unknown {
  try {
    return parseQuery(query);
  } catch (error) {
    if (error instanceof InvalidQuery) return error.detail;
    if (error instanceof Refusal) return error.reply.status;
    throw error;
  }
}

describe("a query of Resource Graph", () => {
  it("is read into its stages", () => {
    const query = `resources
      | where type =~ 'a/b' and name contains "it's"
      | project id, tier = tostring(sku.tier)
      | order by tolower(id) asc, tier`;
    const path = (...names: string[]) => ({ kind: "path", path: names });
    expect(parseQuery(query)).toEqual([
      {
        type: "where",
        conditions: [
          { left: path("type"), comparison: "=~", values: ["a/b"] },
          { left: path("name"), comparison: "contains", values: ["it's"] },
        ],
      },
      {
        type: "project",
        columns: [
          { name: "id", expression: path("id") },
          { name: "tier", expression: { kind: "call", name: "tostring", of: path("sku", "tier") } },
        ],
      },
      {
        type: "order",
        keys: [
          { expression: { kind: "call", name: "tolower", of: path("id") }, isDescending: false },
          { expression: path("tier"), isDescending: true },
        ],
      },
    ]);
  });

  it.each([
    ["", 1, 0],
    ["resources |", 1, 11],
    ["resources\n| where\n  // no more\n", 4, 0],
  ])("that ends too early is refused with the place: %j", (query, line, characterPositionInLine) => {
    expect(outcome(query)).toMatchObject({
      code: "ParserFailure",
      line,
      characterPositionInLine,
      token: "<EOF>",
    });
  });

  it("is refused in words when its functions are in each other without an end", () => {
    expect(outcome(`resources | project a = ${"tolower(".repeat(100_000)}`)).toBe(501);
  });

  it("is either read or refused, whatever it is", () => {
    const fromWords = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.oneof(
          fromWords,
          fc.string(),
          fromWords.map((text) => `resources | ${text}`),
        ),
        (query) => {
          const seen = outcome(query);
          expect(
            Array.isArray(seen) || seen === 501 || (seen as { code: string }).code === "ParserFailure",
          ).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
