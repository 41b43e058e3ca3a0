import { describe, expect, it } from "vitest";
import { optionsFrom } from "./environment";

describe("the environment of the local Azure", () => {
  it("has defaults", () => {
    expect(optionsFrom({ PATH: "/bin", EMULATOR_SPEED: "" })).toMatchObject({
      port: 4747,
      scenario: undefined,
      speed: undefined,
      stateFile: ".data/emulator.json",
      settings: {},
    });
  });

  it("takes an empty state file for memory only", () => {
    expect(optionsFrom({ EMULATOR_STATE_FILE: "" }).stateFile).toBe("");
  });

  it("reads what is set", () => {
    const options = optionsFrom({
      EMULATOR_PORT: "0",
      EMULATOR_SCENARIO: "empty",
      EMULATOR_SPEED: "12.5",
      EMULATOR_PAGE_SIZE: "3",
      EMULATOR_RETRY_AFTER: "0",
    });
    expect(options).toMatchObject({ port: 0, scenario: "empty", speed: 12.5 });
    expect(options.settings).toEqual({ pageSize: 3, operationRetryAfterSeconds: 0 });
  });

  it("names every variable that is wrong", () => {
    const wrong = { EMULATOR_PORT: "70000", EMULATOR_SPEED: "0", EMULATOR_SCENARIO: "nope" };
    expect(() => optionsFrom(wrong)).toThrow(/EMULATOR_PORT.*EMULATOR_SCENARIO.*EMULATOR_SPEED/);
  });
});
