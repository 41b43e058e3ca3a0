import { newEntraState } from "../entra/entra-state";
import { STATE_VERSION, type EmulatorState } from "../state/model";
import type { AccessMode } from "./access-modes";
import { setAppIdentityRole } from "./app-identity-role";
import { CONTOSO_SUBSCRIPTION } from "./people";
import type { ScenarioData } from "./scenario";
import { findScenario, SCENARIO_CHOICE } from "./scenario-name";

export interface Beginning {
  readonly scenario: string;
  readonly seed: number;
  /** Where the scenario's resources are, instead of in its own subscription. */
  readonly subscriptionId?: string | undefined;
  /** `delegated` unless told otherwise. */
  readonly accessMode?: AccessMode | undefined;
  readonly speed: number;
  readonly wallNowMs: number;
  readonly signingKey: Record<string, unknown>;
}

export function initialState(beginning: Beginning): EmulatorState {
  const { scenario, seed, speed, wallNowMs, signingKey, accessMode = "delegated" } = beginning;
  const make = findScenario(scenario);
  if (make === undefined) {
    throw new Error(`There is no scenario ${JSON.stringify(scenario)}; there are ${SCENARIO_CHOICE}.`);
  }
  // Cloned, because the state is changed in place and a scenario is made of constants.
  const data = movedTo(beginning.subscriptionId ?? CONTOSO_SUBSCRIPTION, make(seed));
  setAppIdentityRole(data, accessMode);
  return {
    version: STATE_VERSION,
    scenario,
    seed,
    accessMode,
    random: seed >>> 0,
    lastStamp: { ms: 0, ticks: 0 },
    clock: { wallMs: wallNowMs, simulatedMs: 0, speed },
    signingKey,
    ...data,
    deletedReplications: [],
    past: [],
    operations: [],
    events: [],
    faults: [],
    entra: newEntraState(),
  };
}

function movedTo(
  subscriptionId: string,
  data: ScenarioData,
): { [Part in keyof ScenarioData]: ScenarioData[Part][number][] } {
  return JSON.parse(JSON.stringify(data).replaceAll(CONTOSO_SUBSCRIPTION, subscriptionId)) as {
    [Part in keyof ScenarioData]: ScenarioData[Part][number][];
  };
}
