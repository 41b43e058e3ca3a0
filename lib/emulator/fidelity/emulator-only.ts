import { test } from "vitest";
import { isLive } from "./live-settings";

export const EMULATOR_ONLY = "[emulator only]";

/** A test that needs people, faults, a clock or a scenario; against Azure it is skipped, counted and named. */
export function emulatorOnly(name: string, run: () => Promise<void>): void {
  test.skipIf(isLive)(`${name} ${EMULATOR_ONLY}`, run);
}

/** The same for a table of cases; `%s` in the name stands for the first value of each. */
export function emulatorOnlyEach<Case extends readonly [string, ...unknown[]]>(
  cases: readonly Case[],
  name: string,
  run: (...values: Case) => Promise<void>,
): void {
  for (const values of cases) emulatorOnly(name.replace("%s", values[0]), () => run(...values));
}
