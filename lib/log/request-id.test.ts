import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "./logger";
import { currentRequestId, numberRequests, REQUEST_ID_HEADER } from "./request-id";

const lines: string[] = [];
const logger = createLogger({ write: (line) => void lines.push(line) });

let server: Server;
let made = 0;
beforeAll(async () => {
  numberRequests(() => {
    made += 1;
    return `r-${made}`;
  });
  server = createServer((asked, answer) => {
    setImmediate(() => {
      logger.info({ path: asked.url }, "answered");
      answer.end(String(asked.headers[REQUEST_ID_HEADER]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

async function ask(path: string, headers: Record<string, string> = {}): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text();
}

it("is in each line that is logged on behalf of a request, however many there are at once", async () => {
  const paths = Array.from({ length: 20 }, (_, one) => `/${one}`);
  const ids = await Promise.all(paths.map((path) => ask(path)));
  expect(new Set(ids).size).toBe(20);
  const logged = lines.map((line) => JSON.parse(line) as { path: string; requestId: string });
  for (const [at, path] of paths.entries()) {
    expect(logged.find((line) => line.path === path)?.requestId).toBe(ids[at]);
  }
});

it("is never one that a client made up", async () => {
  expect(await ask("/", { [REQUEST_ID_HEADER]: "forged" })).toMatch(/^r-\d+$/);
});

it("is not there where nobody asked for anything", () => {
  expect(currentRequestId()).toBeUndefined();
});
