import { z } from "zod";
import { SCENARIO_NAMES } from "./scenario/initial-state";
import type { EmulatorOptions } from "./server";
import { describeProblems } from "./state/describe-problems";

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .optional();

const Environment = z.object({
  EMULATOR_PORT: wholeNumber(0, 65_535),
  EMULATOR_SCENARIO: z.enum(SCENARIO_NAMES).optional(),
  EMULATOR_SPEED: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "must be a number above 0")
    .transform(Number)
    .pipe(z.number().positive().max(1e6))
    .optional(),
  EMULATOR_STATE_FILE: z.string().optional(),
  EMULATOR_SEED: wholeNumber(0, 2 ** 32 - 1),
  EMULATOR_PAGE_SIZE: wholeNumber(1, 10_000),
  EMULATOR_RETRY_AFTER: wholeNumber(0, 3_600),
});

const DEFAULT_PORT = 4747;
const DEFAULT_STATE_FILE = ".data/emulator.json";

/** Options from the environment; an empty variable counts as not set, but for the state file. */
export function optionsFrom(environment: Readonly<Record<string, string | undefined>>): EmulatorOptions {
  const given = Object.entries(environment).filter(
    ([name, value]) => value !== "" || name === "EMULATOR_STATE_FILE",
  );
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new Error(`The local Azure cannot start. ${describeProblems(parsed.error)}`);
  }
  const values = parsed.data;
  return {
    port: values.EMULATOR_PORT ?? DEFAULT_PORT,
    scenario: values.EMULATOR_SCENARIO,
    seed: values.EMULATOR_SEED,
    speed: values.EMULATOR_SPEED,
    stateFile: values.EMULATOR_STATE_FILE ?? DEFAULT_STATE_FILE,
    settings: {
      ...(values.EMULATOR_PAGE_SIZE !== undefined && { pageSize: values.EMULATOR_PAGE_SIZE }),
      ...(values.EMULATOR_RETRY_AFTER !== undefined && {
        operationRetryAfterSeconds: values.EMULATOR_RETRY_AFTER,
      }),
    },
  };
}
