import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "./make-folder";

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), "replica-map-folder-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe("a folder for data", () => {
  it("is made with those above it, for its owner alone", () => {
    makeFolder(path.join(base, "a", "b"));
    expect(statSync(path.join(base, "a", "b")).isDirectory()).toBe(true);
    expect(statSync(path.join(base, "a", "b")).mode & 0o077).toBe(0);
  });

  it("is left as it is when it is there", () => {
    makeFolder(base);
    makeFolder(base);
    expect(statSync(base).isDirectory()).toBe(true);
  });

  it("is refused below a file", () => {
    writeFileSync(path.join(base, "file"), "");
    expect(() => makeFolder(path.join(base, "file", "a"))).toThrow();
  });

  it.runIf(process.platform === "linux")("is refused where the system takes no names, and soon", () => {
    expect(() => makeFolder("/proc/replica-map/data")).toThrow();
  });
});
