import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashOfPaths } from "./content-hash.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "content-hash-"));
  mkdirSync(join(root, "app"));
  writeFileSync(join(root, "app", "page.tsx"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashOfPaths(root, ["app", "not-there"], (path) => path.endsWith(".test.ts"));

describe("the hash of the sources", () => {
  it("stays while nothing changes", () => {
    expect(hash()).toBe(hash());
  });

  it("changes with a file's content, its name and its absence", () => {
    const seen = new Set([hash()]);
    writeFileSync(join(root, "app", "page.tsx"), "two");
    seen.add(hash());
    renameSync(join(root, "app", "page.tsx"), join(root, "app", "error.tsx"));
    seen.add(hash());
    rmSync(join(root, "app", "error.tsx"));
    seen.add(hash());
    expect(seen.size).toBe(4);
  });

  it("does not change with a file that is left out", () => {
    const before = hash();
    writeFileSync(join(root, "app", "page.test.ts"), "anything");
    expect(hash()).toBe(before);
  });
});
