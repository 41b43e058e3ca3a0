import { describe, expect, it } from "vitest";
import { onShutdown, startShutdown } from "./shutdown";

describe("stopping the process", () => {
  it("closes what is open, once, even when one of them fails, and at once what opens later", () => {
    const closed: string[] = [];
    onShutdown(() => closed.push("first"));
    onShutdown(() => {
      throw new Error("cannot close");
    });
    const takeBack = onShutdown(() => closed.push("ended by itself"));
    onShutdown(() => closed.push("last"));
    takeBack();
    expect(closed).toEqual([]);

    startShutdown();
    startShutdown();
    expect(closed).toEqual(["first", "last"]);

    onShutdown(() => closed.push("too late"));
    expect(closed).toEqual(["first", "last", "too late"]);
  });
});
