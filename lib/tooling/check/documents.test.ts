import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../project-root.mjs";

const DOCUMENTS = [
  "README.md",
  "SECURITY.md",
  "docs/security.md",
  "docs/app-registration.md",
  "docs/status-wall.md",
];
const TABLE_ROW = /^\| (\d+\.\d+\.\d+)\D[^|]*\| +(\S+) *\|([^|]*)\|(.*)\|$/gm;

const textOf = (document: string) => readFileSync(join(PROJECT_ROOT, document), "utf8");

describe("documents for people", () => {
  it.each(DOCUMENTS)("name only files that exist: %s", (document) => {
    const links = [...textOf(document).matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) => target);
    const files = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(join(PROJECT_ROOT, dirname(document), file)))).toEqual([]);
  });
});

describe("the table of security requirements", () => {
  const rows = [...textOf("docs/security.md").matchAll(TABLE_ROW)];

  it("has a level and an answer for each requirement, and each once", () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const [row, , level, what = "", answer = ""] of rows) {
      expect(level, row).toMatch(/^[12]$/);
      expect(what.trim(), row).not.toBe("");
      expect(answer.trim(), row).not.toBe("");
    }
    const numbers = rows.map(([, number]) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("is in the order of the standard", () => {
    const inOrder = (a = "", b = "") => a.localeCompare(b, "en", { numeric: true });
    const numbers = rows.map(([, number]) => number);
    expect(numbers).toEqual(numbers.toSorted(inOrder));
  });
});
