import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";
import { startEmulator, type EmulatorOptions, type RunningEmulator } from "../server";
import { isLive, liveSettings } from "./live-settings";

/** What a test talks to: a local Azure of its own, or the real one. */
export interface Target {
  readonly origin: string;
  readonly subscriptionId: string;
  /** A group in which registries may be made and deleted. */
  readonly resourceGroup: string;
  token(person?: string): Promise<string>;
  /** Lets the service do its work: moves the emulator's clock, waits in front of Azure. */
  letTimePass(seconds: number): Promise<void>;
  /** The emulator's own routes; fails in front of Azure. */
  control(method: string, path: string, body?: unknown): Promise<ControlAnswer>;
  /** Stops the emulator and starts it again with the same options. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

export const CONTOSO_SUBSCRIPTION = "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10";
export const PLATFORM_GROUP = "rg-platform";
export const TEAMS_GROUP = "rg-teams";

/** One target for all tests of a file, started before the first and closed after the last. */
export function useTarget(options: EmulatorOptions = {}): Target {
  let target: Target | undefined;
  const get = (): Target => {
    if (target === undefined) throw new Error("The target is there only while tests run.");
    return target;
  };
  beforeAll(async () => {
    target = isLive ? liveTarget() : await emulatorTarget(options);
  });
  afterAll(async () => {
    await target?.close();
  });
  return {
    get origin() {
      return get().origin;
    },
    get subscriptionId() {
      return get().subscriptionId;
    },
    get resourceGroup() {
      return get().resourceGroup;
    },
    token: (person) => get().token(person),
    letTimePass: (seconds) => get().letTimePass(seconds),
    control: (method, path, body) => get().control(method, path, body),
    restart: () => get().restart(),
    close: () => get().close(),
  };
}

/** Time that goes on with each request and not with the machine, fast enough that quotas refill by themselves. */
function steppingClock(): () => number {
  let ms = Date.now();
  return () => (ms += 20);
}

async function emulatorTarget(given: EmulatorOptions): Promise<Target> {
  const options = { now: steppingClock(), ...given };
  const tokens = new Map<string, string>();
  let running: RunningEmulator = await startEmulator(options);
  const control = async (method: string, path: string, body?: unknown): Promise<ControlAnswer> => {
    const response = await fetch(`${running.origin}/_emulator/${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return {
    get origin() {
      return running.origin;
    },
    subscriptionId: CONTOSO_SUBSCRIPTION,
    resourceGroup: PLATFORM_GROUP,
    async token(person = "owner") {
      const known = tokens.get(person);
      if (known !== undefined) return known;
      const { status, body } = await control("POST", "tokens", { person, audience: "arm" });
      if (status !== 200) throw new Error(`No token for ${person}: ${JSON.stringify(body)}`);
      const { access_token: token } = body as { access_token: string };
      tokens.set(person, token);
      return token;
    },
    async letTimePass(seconds) {
      await control("POST", "clock", { advanceMs: seconds * 1000 });
    },
    control,
    async restart() {
      await running.close();
      running = await startEmulator(options);
    },
    close: () => running.close(),
  };
}

function liveTarget(): Target {
  const { token, ...place } = liveSettings();
  const emulatorNeeded = () => Promise.reject(new Error("Azure has no such controls."));
  return {
    ...place,
    token: (person) => (person === undefined ? Promise.resolve(token) : emulatorNeeded()),
    letTimePass: (seconds) => wait(seconds * 1000),
    control: emulatorNeeded,
    restart: emulatorNeeded,
    close: () => Promise.resolve(),
  };
}

/** A name that is free in Azure as well. */
export function freshName(prefix: string): string {
  return `${prefix}${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}
