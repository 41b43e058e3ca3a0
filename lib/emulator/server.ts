import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerArm } from "./arm/answer-arm";
import { answerControl, CONTROL_ROOT } from "./control/answer-control";
import { armError } from "./errors/arm-error";
import { readWireRequest } from "./http/wire-request";
import { writeReply } from "./http/write-reply";
import { makeSigningKey } from "./identity/signing-key";
import type { LocalAzure, Settings } from "./local-azure";
import { initialState } from "./scenario/initial-state";
import { Quotas } from "./throttle/quotas";

export interface EmulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly scenario?: string;
  readonly seed?: number;
  readonly speed?: number;
  /** Where the state is kept; undefined or empty keeps it in memory only. */
  readonly stateFile?: string | undefined;
  readonly settings?: Partial<Settings>;
  /** Wall time in milliseconds. */
  readonly now?: () => number;
}

export interface RunningEmulator {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

const DEFAULT_SETTINGS: Settings = { pageSize: 100, operationRetryAfterSeconds: 10 };
const LOOPBACK = "127.0.0.1";

export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const azure = await makeLocalAzure(options);
  const server = createServer((message, response) => {
    answer(azure, message, response).catch((error: unknown) => {
      console.error(`${message.method ?? ""} ${message.url ?? ""}`, error);
      if (!response.headersSent) writeReply(response, armError.internal().reply);
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, LOOPBACK, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://localhost:${String(address.port)}`,
    port: address.port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

async function makeLocalAzure(options: EmulatorOptions): Promise<LocalAzure> {
  const wallNow = options.now ?? Date.now;
  const startSettings = { ...DEFAULT_SETTINGS, ...options.settings };
  const seed = options.seed ?? 1;
  const state = initialState({
    scenario: options.scenario ?? "contoso",
    seed,
    speed: options.speed ?? 1,
    wallNowMs: wallNow(),
    signingKey: await makeSigningKey(),
  });
  return {
    state,
    settings: startSettings,
    startSettings,
    quotas: new Quotas(),
    wallNow,
    requestRandom: { random: (seed ^ wallNow()) >>> 0 },
    changed: () => undefined,
  };
}

async function answer(azure: LocalAzure, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readWireRequest(message);
  const isControl = request.path.startsWith(CONTROL_ROOT);
  writeReply(response, await (isControl ? answerControl(azure, request) : answerArm(azure, request)));
}
