import { z } from "zod";
import { keptByReset } from "../entra/entra-state";
import { json, Refusal, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import { settle } from "../lifecycle/settle";
import type { LocalAzure } from "../local-azure";
import { ACCESS_MODES } from "../scenario/access-modes";
import { initialState } from "../scenario/initial-state";
import { LONGEST_LAG_MS } from "../state/past";
import { ScenarioName } from "../scenario/scenario-name";
import { advanced, simulatedNow, withSpeed } from "../time/simulated-clock";
import { controlInput, refuseControl } from "./control-input";
import { changeEntra, clearEntra, showEntra } from "./entra";
import { addFault, removeFaults } from "./faults";
import { setReplica } from "./replicas";
import { giveToken } from "./tokens";

export const CONTROL_ROOT = "/_emulator/";

/** What only an emulator has; no part of ARM, and not behind its tokens. */
export async function answerControl(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  const handler = HANDLERS.get(`${request.method} ${request.path.slice(CONTROL_ROOT.length)}`);
  try {
    if (handler === undefined) {
      throw refuseControl(
        404,
        `There is no ${request.method} ${request.path}; there are ${[...HANDLERS.keys()].join(", ")}.`,
      );
    }
    if (settle(azure.state, azure.wallNow())) azure.changed();
    return await handler(azure, request);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

type ControlHandler = (azure: LocalAzure, request: WireRequest) => Reply | Promise<Reply>;

const Reset = z.strictObject({
  scenario: ScenarioName.optional(),
  seed: z.int().nonnegative().optional(),
  subscriptionId: z.uuid().optional(),
  accessMode: z.enum(ACCESS_MODES).optional(),
  pageSize: z.int().positive().optional(),
  operationRetryAfterSeconds: z.int().nonnegative().optional(),
  resourceGraphLagSeconds: z
    .number()
    .nonnegative()
    .max(LONGEST_LAG_MS / 1000)
    .optional(),
});

function reset(azure: LocalAzure, request: WireRequest): Reply {
  const input = controlInput(request, Reset);
  const { state } = azure;
  const entra = keptByReset(state.entra);
  const begun = initialState({
    scenario: input.scenario ?? state.scenario,
    seed: input.seed ?? state.seed,
    subscriptionId: input.subscriptionId,
    accessMode: input.accessMode ?? state.accessMode,
    speed: state.clock.speed,
    wallNowMs: azure.wallNow(),
    // The same key, so that tokens of before the reset stay good.
    signingKey: state.signingKey,
  });
  azure.state = { ...begun, entra };
  azure.settings = {
    pageSize: input.pageSize ?? azure.startSettings.pageSize,
    operationRetryAfterSeconds:
      input.operationRetryAfterSeconds ?? azure.startSettings.operationRetryAfterSeconds,
    resourceGraphLagSeconds: input.resourceGraphLagSeconds ?? azure.startSettings.resourceGraphLagSeconds,
  };
  azure.quotas.clear();
  azure.queryWindows.clear();
  azure.requests.clear();
  azure.changed();
  return json(200, { scenario: azure.state.scenario, seed: azure.state.seed });
}

const Clock = z.union([
  z.strictObject({ advanceMs: z.number().nonnegative().max(1e12) }),
  z.strictObject({ speed: z.number().positive().max(1e6) }),
]);

function moveClock(azure: LocalAzure, request: WireRequest): Reply {
  const input = controlInput(request, Clock);
  const { state } = azure;
  const nowMs = azure.wallNow();
  state.clock =
    "speed" in input
      ? withSpeed(state.clock, nowMs, input.speed)
      : advanced(state.clock, nowMs, input.advanceMs);
  settle(state, nowMs);
  azure.changed();
  return json(200, { simulatedMs: simulatedNow(state.clock, nowMs), speed: state.clock.speed });
}

function showState(azure: LocalAzure): Reply {
  const { signingKey: _, entra: __, ...shown } = azure.state;
  return json(200, {
    ...shown,
    settings: azure.settings,
    simulatedMs: simulatedNow(shown.clock, azure.wallNow()),
    requests: azure.requests.latest(),
  });
}

const HANDLERS: ReadonlyMap<string, ControlHandler> = new Map<string, ControlHandler>([
  ["GET state", showState],
  ["POST reset", reset],
  ["POST clock", moveClock],
  ["POST tokens", giveToken],
  ["POST faults", addFault],
  ["DELETE faults", removeFaults],
  ["POST replicas", setReplica],
  ["GET entra", showEntra],
  ["POST entra", changeEntra],
  ["DELETE entra", clearEntra],
]);
