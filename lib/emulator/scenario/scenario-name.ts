import { z } from "zod";
import { contoso } from "./contoso";
import { emptyScenario } from "./empty";
import { fleet } from "./fleet";
import type { ScenarioData } from "./scenario";

/** A larger fleet would start, but each change to it would take seconds to be saved. */
const LARGEST_FLEET = 10_000;

const NAMED: ReadonlyMap<string, () => ScenarioData> = new Map([
  ["contoso", contoso],
  ["empty", emptyScenario],
]);

/** What there is to choose from, for whoever asked for something else. */
export const SCENARIO_CHOICE = `${[...NAMED.keys()].join(", ")} or fleet:N with N from 1 to ${String(LARGEST_FLEET)}, such as fleet:1000`;

export const ScenarioName = z.string().refine((name) => findScenario(name) !== undefined, SCENARIO_CHOICE);

/** Makes what the name stands for; undefined for a name that stands for nothing. */
export function findScenario(name: string): ((seed: number) => ScenarioData) | undefined {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const size = Number(/^fleet:([1-9]\d{0,5})$/.exec(name)?.[1] ?? 0);
  return size >= 1 && size <= LARGEST_FLEET ? (seed) => fleet(size, seed) : undefined;
}
