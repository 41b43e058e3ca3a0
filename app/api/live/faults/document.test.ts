import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { endOfWrite, TRANSPORT_FAULT_NAMES } from "../fixtures/transport-faults";

const inProject = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), "utf8");

/** The cells of every row of a section's table, without its head. */
function rowsOf(section: string): string[][] {
  const [, text = ""] = inProject("docs/fault-tests.md").split(`## ${section}\n`);
  const lines = (text.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

const testsIn = (path: string) =>
  [...inProject(path).matchAll(/^\s*(?:it|test)\(\s*"([^"]+)"/gm)].map(([, name = ""]) => name);

describe("the document of fault tests", () => {
  it("lists every fault of the network, and what a write comes to that it strikes", () => {
    expect(rowsOf("Faults of the network").map(([fault, end]) => [fault, end])).toEqual(
      TRANSPORT_FAULT_NAMES.map((fault) => [fault, endOfWrite(fault).replace("_", " ")]),
    );
  });

  it("names only tests that there are", () => {
    const named = rowsOf("Other faults").map(([, , name = "", path = ""]) => ({ name, path }));
    expect(named.filter(({ name, path }) => !testsIn(path).includes(name))).toEqual([]);
  });

  it.each(["app/api/live/faults/azure.test.ts", "lib/tracking/clock-jumps.test.ts"])(
    "leaves out none of %s",
    (path) => {
      const named = rowsOf("Other faults").filter(([, , , file]) => file === path);
      expect(named.map(([, , name]) => name)).toEqual(testsIn(path));
    },
  );
});
