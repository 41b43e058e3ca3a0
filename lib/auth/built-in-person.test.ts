import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { builtInPerson } from "./built-in-person";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

interface Asked {
  readonly url: string | undefined;
  readonly body: unknown;
}

/** A token endpoint that numbers its tokens. */
async function aTokenEndpoint(
  answer: (response: ServerResponse, count: number) => void,
): Promise<{ armEndpoint: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      asked.push({ url: `${request.method} ${request.url}`, body: JSON.parse(text) });
      answer(response, asked.length);
    });
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { armEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function tokenFor(seconds: number) {
  return (response: ServerResponse, count: number) =>
    void response.end(
      JSON.stringify({ access_token: `token-${count}`, expires_on: Math.floor(Date.now() / 1000) + seconds }),
    );
}

describe("the built-in person", () => {
  it.each([
    { azureMode: "azure", armEndpoint: "https://management.azure.com" },
    { azureMode: "azure", armEndpoint: "http://localhost:4747" },
    { azureMode: "emulator", armEndpoint: "https://management.azure.com" },
  ] as const)("is refused in words for %o", (configuration) => {
    expect(() => builtInPerson(configuration, "owner")).toThrow(
      expect.objectContaining({
        code: "signed_out",
        userMessage: expect.stringContaining("local Azure only"),
      }),
    );
  });

  it.each([
    [undefined, "owner"],
    ["reader", "reader"],
    ["fabrikam-owner", "fabrikam-owner"],
    ["root", "owner"],
    ["__proto__", "owner"],
    ["owner; x=1", "owner"],
  ])("wanted as %s acts as %s", async (wanted, person) => {
    const { armEndpoint, asked } = await aTokenEndpoint(tokenFor(3600));
    const caller = builtInPerson({ azureMode: "emulator", armEndpoint }, wanted);
    expect(caller).toMatchObject({
      objectId: `local-azure:${person}`,
      displayName: `${person} (local Azure)`,
    });
    expect((await caller.armToken()).token).toBe("token-1");
    expect(asked).toEqual([{ url: "POST /_emulator/tokens", body: { person, audience: "arm" } }]);
  });

  it("asks once for a token that lasts, also when many need it at once", async () => {
    const { armEndpoint, asked } = await aTokenEndpoint(tokenFor(3600));
    const callers = Array.from({ length: 5 }, () =>
      builtInPerson({ azureMode: "emulator", armEndpoint }, "owner"),
    );
    await Promise.all(callers.map((caller) => caller.armToken()));
    await builtInPerson({ azureMode: "emulator", armEndpoint }, "owner").armToken();
    expect(asked).toHaveLength(1);
    await builtInPerson({ azureMode: "emulator", armEndpoint }, "reader").armToken();
    expect(asked).toHaveLength(2);
  });

  it("asks again shortly before a token ends", async () => {
    const { armEndpoint } = await aTokenEndpoint(tokenFor(60));
    const caller = builtInPerson({ azureMode: "emulator", armEndpoint }, "owner");
    expect((await caller.armToken()).token).toBe("token-1");
    expect((await caller.armToken()).token).toBe("token-2");
  });

  it.each([
    ["an error", (response: ServerResponse) => void response.writeHead(500).end("{}")],
    ["half an answer", (response: ServerResponse) => void response.end('{"access_token":')],
    ["no token", (response: ServerResponse) => void response.end('{"expires_on":1}')],
    [
      "a redirect",
      (response: ServerResponse) => void response.writeHead(307, { location: "http://x.test" }).end(),
    ],
    ["a cut line", (response: ServerResponse) => void response.destroy()],
  ])("says that the local Azure does not answer after %s, and recovers by itself", async (_, fail) => {
    const { armEndpoint } = await aTokenEndpoint((response, count) =>
      count === 1 ? fail(response) : tokenFor(3600)(response, count),
    );
    const caller = builtInPerson({ azureMode: "emulator", armEndpoint }, "owner");
    await expect(caller.armToken()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "unreachable" },
    });
    expect((await caller.armToken()).token).toBe("token-2");
  });
});
