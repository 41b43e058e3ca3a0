import { startEmulator, type EmulatorOptions, type RunningEmulator } from "./server";

export const SUBSCRIPTION = "/subscriptions/5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10";
export const REGISTRY = `${SUBSCRIPTION}/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contoso`;
export const REPLICA = `${REGISTRY}/replications/japaneast`;

/** Undone by `undoAll`, last one first. */
export const cleanups: (() => Promise<unknown>)[] = [];

/** For `afterEach`. */
export async function undoAll(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

let plain: RunningEmulator | undefined;

/** For `afterAll`. */
export async function closePlainEmulator(): Promise<void> {
  await plain?.close();
  plain = undefined;
}

/** The plain emulator of this test file, as if new; starting one takes long, because it makes a key. */
export async function aPlainEmulator(): Promise<RunningEmulator> {
  plain ??= await startEmulator();
  await control(plain, "reset", { scenario: "contoso" });
  return plain;
}

export async function start(options: EmulatorOptions): Promise<RunningEmulator> {
  const running = await startEmulator(options);
  cleanups.push(running.close);
  return running;
}

export function control(
  running: RunningEmulator,
  path: string,
  body?: unknown,
  method = "POST",
): Promise<Response> {
  return fetch(`${running.origin}/_emulator/${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

export async function token(running: RunningEmulator): Promise<string> {
  const answer = (await (await control(running, "tokens", { person: "owner" })).json()) as {
    access_token: string;
  };
  return answer.access_token;
}

export async function arm(running: RunningEmulator, path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${await token(running)}`;
  return fetch(`${running.origin}${path}?api-version=2025-11-01`, {
    ...init,
    headers: { authorization, "content-type": "application/json" },
  });
}

export const create = (running: RunningEmulator): Promise<Response> =>
  arm(running, REPLICA, { method: "PUT", body: JSON.stringify({ location: "japaneast" }) });

export async function stateOf(response: Response): Promise<string> {
  const { properties } = (await response.json()) as {
    properties: { provisioningState: string; status: { displayStatus?: string } };
  };
  return `${properties.provisioningState} ${properties.status.displayStatus ?? "-"}`;
}
