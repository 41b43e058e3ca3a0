import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerArm } from "./arm/answer-arm";
import { answerControl, CONTROL_ROOT } from "./control/answer-control";
import { answerEntra, isEntraPath } from "./entra/answer-entra";
import { armError } from "./errors/arm-error";
import { readWireRequest } from "./http/wire-request";
import { writeAnswer, writeReply } from "./http/write-reply";
import type { LocalAzure } from "./local-azure";
import { answerManagedIdentity, MANAGED_IDENTITY_PATH } from "./managed-identity/answer-managed-identity";
import { makeLocalAzure, type LocalAzureOptions } from "./make-local-azure";

export interface EmulatorOptions extends LocalAzureOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
}

export interface RunningEmulator {
  readonly origin: string;
  readonly port: number;
  /** Cuts all connections and saves the state. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** Longer than a client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** Starts a local Azure, reachable from this machine only. Throws when its state file cannot be used. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const made = await makeLocalAzure(options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    answer(made.azure, message, response).catch((error: unknown) => {
      // A client that hangs up while it sends is no fault of ours.
      if (message.destroyed && !message.complete) return;
      console.error(`${message.method ?? ""} ${message.url ?? ""}`, error);
      if (response.headersSent) response.destroy();
      else writeReply(response, armError.internal().reply);
    });
  });
  const port = await listen(server, options.port ?? 0);
  // Only now: a start that fails must not touch the file of an emulator that runs on the port already.
  made.azure.changed();
  return {
    origin: `http://localhost:${String(port)}`,
    port,
    close: async () => {
      await stop(server);
      await made.close();
    },
  };
}

async function answer(azure: LocalAzure, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readWireRequest(message);
  if (request.path.startsWith(CONTROL_ROOT)) {
    writeReply(response, await answerControl(azure, request));
    return;
  }
  if (isEntraPath(request.path)) {
    writeReply(response, await answerEntra(azure, request));
    return;
  }
  if (request.path === MANAGED_IDENTITY_PATH) {
    writeReply(response, await answerManagedIdentity(azure, request));
    return;
  }
  const answer = await answerArm(azure, request);
  azure.requests.add(request, answer);
  writeAnswer(response, answer);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeAllConnections();
  });
}
