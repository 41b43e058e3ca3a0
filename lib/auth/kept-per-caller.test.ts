import { describe, expect, it } from "vitest";
import type { Caller } from "./caller";
import { keptPerCaller } from "./kept-per-caller";

function aCaller(objectId: string, tenantId = "t1"): Caller {
  return {
    objectId,
    tenantId,
    displayName: objectId,
    permissions: new Set(),
    armToken: () => Promise.reject(new Error("not needed here")),
  };
}

describe("answers kept per caller", () => {
  it("are asked for once within their time, also when the calls overlap, and again after it", async () => {
    let now = 0;
    let asked = 0;
    const read = keptPerCaller(
      60_000,
      () => Promise.resolve((asked += 1)),
      () => now,
    );
    expect(await Promise.all([read(aCaller("a"), "k"), read(aCaller("a"), "K")])).toEqual([1, 1]);
    now = 60_001;
    expect(await read(aCaller("a"), "k")).toBe(2);
  });

  it("never cross from one person to another, nor between tenants", async () => {
    const read = keptPerCaller(60_000, (caller) => Promise.resolve(`${caller.tenantId}/${caller.objectId}`));
    expect(await read(aCaller("a"), "k")).toBe("t1/a");
    expect(await read(aCaller("b"), "k")).toBe("t1/b");
    expect(await read(aCaller("a", "t2"), "k")).toBe("t2/a");
  });

  it("are not kept when they failed", async () => {
    let asked = 0;
    const read = keptPerCaller(60_000, () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error("no")) : Promise.resolve("yes");
    });
    await expect(read(aCaller("a"), "k")).rejects.toThrow("no");
    expect(await read(aCaller("a"), "k")).toBe("yes");
  });
});
