import { describe, expect, it } from "vitest";
import { optionsFrom } from "./environment";

describe("the environment of the local Azure", () => {
  it("has defaults", () => {
    expect(optionsFrom({ PATH: "/bin", EMULATOR_SPEED: "" })).toMatchObject({
      port: 4747,
      scenario: undefined,
      speed: undefined,
      accessMode: "delegated",
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
      ACCESS_MODE: "service",
      EMULATOR_PAGE_SIZE: "3",
      EMULATOR_RETRY_AFTER: "0",
      EMULATOR_GRAPH_LAG: "30",
    });
    expect(options).toMatchObject({ port: 0, scenario: "empty", speed: 12.5, accessMode: "service" });
    expect(options.settings).toEqual({
      pageSize: 3,
      operationRetryAfterSeconds: 0,
      resourceGraphLagSeconds: 30,
    });
  });

  it.each(["fleet:1", "fleet:10000"])("takes the scenario %s", (scenario) => {
    expect(optionsFrom({ EMULATOR_SCENARIO: scenario }).scenario).toBe(scenario);
  });

  it.each(["fleet:0", "fleet:1000001", "fleet:x"])("takes no scenario %s", (scenario) => {
    expect(() => optionsFrom({ EMULATOR_SCENARIO: scenario })).toThrow(
      `EMULATOR_SCENARIO is "${scenario}"; set it to contoso, empty or fleet:N with N from 1 to 10000`,
    );
  });

  it("keeps the states of two ports apart", () => {
    expect(optionsFrom({ EMULATOR_PORT: "4800" }).stateFile).toBe(".data/emulator-4800.json");
  });

  it("says of every variable that is wrong what it is and what to set it to", () => {
    const wrong = { EMULATOR_PORT: "70000", EMULATOR_SPEED: "0", EMULATOR_SCENARIO: "nope" };
    expect(() => optionsFrom(wrong)).toThrow(
      [
        "The local Azure cannot start.",
        'EMULATOR_PORT is "70000"; set it to a whole number from 0 to 65535.',
        'EMULATOR_SCENARIO is "nope"; set it to contoso, empty or fleet:N with N from 1 to 10000, such as fleet:1000.',
        'EMULATOR_SPEED is "0"; set it to a number above 0 and up to 1000000; 20 runs twenty times as fast.',
      ].join("\n"),
    );
  });

  it.each(["0x10", "1e3", "-1", "12 ", "9".repeat(400)])("takes %s for no port", (text) => {
    expect(() => optionsFrom({ EMULATOR_PORT: text })).toThrow("a whole number from 0 to 65535");
  });
});
