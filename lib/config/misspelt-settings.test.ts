import { describe, expect, it } from "vitest";
import { misspeltSettings } from "./misspelt-settings";

describe("a variable that is nearly a setting", () => {
  it.each([
    ["STUCK_AFTER_MINUTE", "STUCK_AFTER_MINUTES"],
    ["STUCK_AFTER_MINUTESS", "STUCK_AFTER_MINUTES"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["ACCESS_MDOE", "ACCESS_MODE"],
    ["access_mode", "ACCESS_MODE"],
    ["SESSION_SECERT", "SESSION_SECRET"],
    ["DATADIR", "DATA_DIR"],
  ])("%s is told, with %s", (name, meant) => {
    expect(misspeltSettings([name])).toEqual([
      `${name} is not a setting and changes nothing. If you mean ${meant}, rename it.`,
    ]);
  });

  it.each([
    "ACCESS_MODE",
    "PATH",
    "PORTS",
    "SORT",
    "DATABASE",
    "NODE_ENV",
    "SESSION_HOURS_OF_ANOTHER_PROGRAM",
  ])("%s is not told", (name) => {
    expect(misspeltSettings([name])).toEqual([]);
  });
});
