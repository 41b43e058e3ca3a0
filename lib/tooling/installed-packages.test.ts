import { describe, expect, it } from "vitest";
import { missingPackages } from "./installed-packages.mjs";

const LINUX = { os: "linux", cpu: "x64", libc: "glibc" };

const lock = {
  packages: {
    "": {},
    "node_modules/next": { version: "16.4.5" },
    "node_modules/swc-linux": {
      version: "1.0.0",
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["glibc"],
    },
    "node_modules/swc-musl": {
      version: "1.0.0",
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
    "node_modules/swc-mac": { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
    "node_modules/swc-wasm": { version: "1.0.0", optional: true },
  },
};

const installed = {
  packages: { "node_modules/next": { version: "16.4.5" }, "node_modules/swc-linux": { version: "1.0.0" } },
};

describe("what npm has installed", () => {
  it("is complete without the binaries of other machines", () => {
    expect(missingPackages(lock, installed, LINUX)).toEqual([]);
  });

  it("lacks a package of another version", () => {
    const older = { packages: { ...installed.packages, "node_modules/next": { version: "16.4.4" } } };
    expect(missingPackages(lock, older, LINUX)).toEqual(["node_modules/next"]);
  });

  it("lacks the binary of this machine when it was copied from another one", () => {
    expect(missingPackages(lock, installed, { os: "darwin", cpu: "arm64", libc: undefined })).toEqual([
      "node_modules/swc-mac",
    ]);
  });
});
