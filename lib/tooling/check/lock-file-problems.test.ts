import { describe, expect, it } from "vitest";
import { lockFileProblems } from "./lock-file-problems";

const manifest = { dependencies: { next: "16.4.5" }, devDependencies: { vite: "6.4.6" } };

const sound = {
  packages: {
    "": manifest,
    "node_modules/next": {
      version: "16.4.5",
      engines: { node: ">=20.9.0" },
      optionalDependencies: { "@next/swc-linux": "16.4.5" },
    },
    "node_modules/@next/swc-linux": { version: "16.4.5", optional: true },
    "node_modules/vite": { version: "6.4.6", dev: true, engines: { node: "^20.19.0" } },
  },
};

const withPackage = (path: string, change: object) => ({
  packages: { ...sound.packages, [path]: { ...sound.packages["node_modules/next"], ...change } },
});

describe("the lock file", () => {
  it("is sound when it serves every platform and Node.js 20.9", () => {
    expect(lockFileProblems(sound, manifest)).toEqual([]);
  });

  it("may not name the address of a registry", () => {
    const lock = withPackage("node_modules/next", { resolved: "https://mirror.example/next.tgz" });
    expect(lockFileProblems(lock, manifest)).toEqual([
      expect.stringContaining('node_modules/next: "resolved"'),
    ]);
  });

  it("may not bring a package to production that Node.js 20.9 cannot run", () => {
    const lock = withPackage("node_modules/next", { engines: { node: ">=22" } });
    expect(lockFileProblems(lock, manifest)).toEqual([
      expect.stringContaining("next 16.4.5 needs Node.js >=22"),
    ]);
  });

  it("may not lack the binary of another platform", () => {
    const lock = withPackage("node_modules/next", { optionalDependencies: { "@next/swc-mac": "16.4.5" } });
    expect(lockFileProblems(lock, manifest)).toEqual([
      expect.stringContaining("next lacks its optional @next/swc-mac"),
    ]);
  });

  it("finds a binary beside the package, where npm also puts it", () => {
    const lock = {
      packages: {
        ...sound.packages,
        "node_modules/a/node_modules/b": { version: "1.0.0", optionalDependencies: { c: "1.0.0" } },
        "node_modules/a/node_modules/c": { version: "1.0.0", optional: true },
      },
    };
    expect(lockFileProblems(lock, manifest)).toEqual([]);
  });

  it("has to say what package.json says, in exact versions", () => {
    expect(lockFileProblems(sound, { ...manifest, dependencies: { next: "^16.4.5" } })).toEqual([
      'package.json: next is "^16.4.5", not one exact version.',
      expect.stringContaining("differ about next"),
    ]);
  });
});
