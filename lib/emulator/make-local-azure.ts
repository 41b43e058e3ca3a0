import { RequestLog } from "./http/request-log";
import { makeSigningKey } from "./identity/signing-key";
import type { LocalAzure, Settings } from "./local-azure";
import type { AccessMode } from "./scenario/access-modes";
import { setAppIdentityRole } from "./scenario/app-identity-role";
import { initialState } from "./scenario/initial-state";
import { BrokenStateFile, readStateFile, writeStateFile } from "./state/state-file";
import type { EmulatorState } from "./state/model";
import { QueryWindows } from "./throttle/query-windows";
import { Quotas } from "./throttle/quotas";
import { withSpeed } from "./time/simulated-clock";

export interface LocalAzureOptions {
  /** Undefined: that of the state file, or `contoso`. */
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
  /** Undefined: that of the state file, or 1. */
  readonly speed?: number | undefined;
  /** Undefined: that of the state file, or `delegated`. */
  readonly accessMode?: AccessMode | undefined;
  /** Where the state is kept; undefined or empty keeps it in memory only. */
  readonly stateFile?: string | undefined;
  readonly settings?: Partial<Settings>;
  /** Wall time in milliseconds. */
  readonly now?: () => number;
}

const DEFAULT_SETTINGS: Settings = {
  pageSize: 100,
  operationRetryAfterSeconds: 10,
  resourceGraphLagSeconds: 5,
};

export interface MadeLocalAzure {
  readonly azure: LocalAzure;
  /** Saves what is not saved yet. */
  readonly close: () => Promise<void>;
}

export async function makeLocalAzure(options: LocalAzureOptions): Promise<MadeLocalAzure> {
  const wallNow = options.now ?? Date.now;
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const path = options.stateFile ?? "";
  const saved = path === "" ? undefined : await readStateFile(path);
  const state =
    saved === undefined ? await newState(options, wallNow()) : resumed(saved, options, path, wallNow());
  const parts = {
    state,
    settings,
    startSettings: settings,
    quotas: new Quotas(),
    queryWindows: new QueryWindows(),
    requests: new RequestLog(),
    wallNow,
    requestRandom: { random: (state.seed ^ wallNow()) >>> 0 },
  };
  if (path === "") {
    return { azure: { ...parts, changed: () => undefined }, close: () => Promise.resolve() };
  }
  const writer = writeStateFile(path, () => azure.state);
  const azure: LocalAzure = { ...parts, changed: writer.changed };
  return { azure, close: writer.close };
}

async function newState(options: LocalAzureOptions, wallNowMs: number): Promise<EmulatorState> {
  return initialState({
    scenario: options.scenario ?? "contoso",
    seed: options.seed ?? 1,
    accessMode: options.accessMode,
    speed: options.speed ?? 1,
    wallNowMs,
    signingKey: await makeSigningKey(),
  });
}

/** What ran when the process ended goes on as if it had not: simulated time never stopped. */
function resumed(
  saved: EmulatorState,
  { scenario, speed, accessMode }: LocalAzureOptions,
  path: string,
  wallNowMs: number,
): EmulatorState {
  if (scenario !== undefined && scenario !== saved.scenario) {
    throw new BrokenStateFile(path, `it holds scenario ${saved.scenario}, and ${scenario} was asked for`);
  }
  if (accessMode !== undefined) {
    saved.accessMode = accessMode;
    setAppIdentityRole(saved, accessMode);
  }
  return speed === undefined ? saved : { ...saved, clock: withSpeed(saved.clock, wallNowMs, speed) };
}
