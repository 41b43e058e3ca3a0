import { z } from "zod";
import { ACCESS_MODES } from "./scenario/access-modes";
import { ScenarioName } from "./scenario/scenario-name";
import { LONGEST_LAG_MS } from "./state/past";
import type { EmulatorOptions } from "./server";

const WHOLE = /^\d{1,10}$/;
const DECIMAL = /^\d{1,7}(\.\d{1,6})?$/;

const numberWritten = (form: RegExp, least: number, most: number, words: string) =>
  z
    .string()
    .refine((text) => form.test(text) && Number(text) >= least && Number(text) <= most, words)
    .transform(Number)
    .optional();

const wholeNumber = (least: number, most: number) =>
  numberWritten(WHOLE, least, most, `a whole number from ${String(least)} to ${String(most)}`);

/** The message of every field says what to set it to. */
const Environment = z.object({
  EMULATOR_PORT: wholeNumber(0, 65_535),
  EMULATOR_SCENARIO: ScenarioName.optional(),
  EMULATOR_SPEED: numberWritten(
    DECIMAL,
    1e-6,
    1e6,
    "a number above 0 and up to 1000000; 20 runs twenty times as fast",
  ),
  ACCESS_MODE: z.enum(ACCESS_MODES, ACCESS_MODES.join(" or ")).default("delegated"),
  EMULATOR_STATE_FILE: z.string().optional(),
  EMULATOR_SEED: wholeNumber(0, 2 ** 32 - 1),
  EMULATOR_PAGE_SIZE: wholeNumber(1, 10_000),
  EMULATOR_RETRY_AFTER: wholeNumber(0, 3_600),
  EMULATOR_GRAPH_LAG: wholeNumber(0, LONGEST_LAG_MS / 1000),
});

const DEFAULT_PORT = 4747;

/** Options from the environment; an empty variable counts as not set, but for the state file. */
export function optionsFrom(environment: Readonly<Record<string, string | undefined>>): EmulatorOptions {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== "" || name === "EMULATOR_STATE_FILE"),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new Error(refusal(parsed.error, given));
  const values = parsed.data;
  const port = values.EMULATOR_PORT ?? DEFAULT_PORT;
  return {
    port,
    scenario: values.EMULATOR_SCENARIO,
    seed: values.EMULATOR_SEED,
    speed: values.EMULATOR_SPEED,
    accessMode: values.ACCESS_MODE,
    stateFile: values.EMULATOR_STATE_FILE ?? defaultStateFile(port),
    settings: {
      ...(values.EMULATOR_PAGE_SIZE !== undefined && { pageSize: values.EMULATOR_PAGE_SIZE }),
      ...(values.EMULATOR_RETRY_AFTER !== undefined && {
        operationRetryAfterSeconds: values.EMULATOR_RETRY_AFTER,
      }),
      ...(values.EMULATOR_GRAPH_LAG !== undefined && {
        resourceGraphLagSeconds: values.EMULATOR_GRAPH_LAG,
      }),
    },
  };
}

// Two local Azures of one folder are on two ports, and must not write over each other's state.
function defaultStateFile(port: number): string {
  return port === DEFAULT_PORT ? ".data/emulator.json" : `.data/emulator-${String(port)}.json`;
}

function refusal(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const problems = error.issues.map(({ path, message }) => {
    const name = path.join(".");
    return `${name} is "${given[name] ?? ""}"; set it to ${message}.`;
  });
  return ["The local Azure cannot start.", ...problems].join("\n");
}
