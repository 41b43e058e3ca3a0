import { beforeEach, describe, expect, it } from "vitest";
import type { LiveEvent } from "./live-event";
import { WantedByTabs } from "./wanted-by-tabs";

let wanted: WantedByTabs;
beforeEach(() => {
  wanted = new WantedByTabs();
});

const at = (name: string, position: string) => ({ name, position });
const told = (topic: string, position: string): LiveEvent => ({
  kind: "change",
  topic,
  position,
  from: undefined,
  data: {},
});

describe("what the tabs of a browser want", () => {
  it("is what each of them wants, once", () => {
    wanted.note("a", [at("x", "0"), at("y", "0")], 0);
    wanted.note("b", [at("y", "0")], 0);
    expect(wanted.all()).toEqual([at("x", "0"), at("y", "0")]);
  });

  it("goes on from where the first tab was before it came", () => {
    expect(wanted.note("a", [at("x", "7")], 0)).toBe(true);
    expect(wanted.all()).toEqual([at("x", "7")]);
  });

  it("is told from the start again for a tab that is behind, and only there", () => {
    wanted.note("a", [at("x", "7"), at("y", "3")], 0);
    wanted.heard(told("x", "8"));
    expect(wanted.note("b", [at("x", "7")], 0)).toBe(true);
    expect(wanted.all()).toEqual([at("x", "0"), at("y", "3")]);
  });

  it("needs no new stream for a tab that has got as far", () => {
    wanted.note("a", [at("x", "7")], 0);
    wanted.heard(told("x", "8"));
    expect(wanted.note("b", [at("x", "8")], 0)).toBe(false);
    expect(wanted.note("b", [at("x", "8")], 10_000)).toBe(false);
  });

  it("needs no second stream for a tab that is told the whole already", () => {
    wanted.note("a", [at("x", "0")], 0);
    expect(wanted.note("b", [at("x", "0")], 0)).toBe(false);
  });

  it("is less once the last that wants it leaves", () => {
    wanted.note("a", [at("x", "7")], 0);
    wanted.note("b", [at("x", "7"), at("y", "0")], 0);
    expect(wanted.leave("a")).toBe(false);
    expect(wanted.leave("b")).toBe(true);
    expect(wanted.leave("unknown")).toBe(false);
    expect(wanted.all()).toEqual([]);
  });

  it("is less once a tab is gone without a word", () => {
    wanted.note("a", [at("x", "7")], 0);
    wanted.note("gone", [at("y", "0")], 0);
    expect(wanted.note("a", [at("x", "7")], 30_000)).toBe(false);
    expect(wanted.note("a", [at("x", "7")], 40_000)).toBe(true);
    expect(wanted.all()).toEqual([at("x", "7")]);
  });
});
