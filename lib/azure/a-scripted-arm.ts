import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import type { Caller } from "@/lib/auth/caller";

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
}

type Script = (request: SeenRequest, response: ServerResponse) => Answer | undefined;

export interface ScriptedArm {
  readonly origin: () => string;
  readonly seen: SeenRequest[];
  /** A script that returns nothing has answered, or left hanging, by itself. */
  readonly script: (script: Script) => void;
}

export const REF = {
  subscriptionId: "11111111-2222-3333-4444-555555555555",
  resourceGroup: "apps",
  registryName: "contoso",
};

export const ARM_TOKEN = "an-arm-token";

export function aCaller(): Caller {
  return {
    objectId: "0b",
    tenantId: "0c",
    displayName: "Kim",
    permissions: new Set(),
    armToken: () => Promise.resolve({ token: ARM_TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
  };
}

/** A server that says what a test tells it to, also what the emulator would never say. Becomes `ARM_ENDPOINT`. */
export function aScriptedArm({ isArm = true }: { isArm?: boolean } = {}): ScriptedArm {
  let current: Script = () => ({ status: 501 });
  let origin = "";
  const seen: SeenRequest[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const request = {
        method: message.method ?? "",
        url: message.url ?? "",
        headers: message.headers,
        body: text === "" ? undefined : (JSON.parse(text) as unknown),
      };
      seen.push(request);
      const answer = current(request, response);
      if (!answer) return;
      const body = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      const type = body === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
      response.writeHead(answer.status ?? 200, { ...type, ...answer.headers }).end(body);
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    origin = `http://127.0.0.1:${address.port}`;
    if (isArm) {
      vi.stubEnv("REPLICA_MAP_AZURE", "emulator");
      vi.stubEnv("ARM_ENDPOINT", origin);
    }
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: () => origin,
    seen,
    script: (script) => {
      current = script;
    },
  };
}
