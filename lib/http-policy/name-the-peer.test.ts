import type { Server } from "node:http";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { nameThePeer } from "./name-the-peer";

let server: Server;
beforeAll(async () => {
  nameThePeer();
  server = createServer((asked, answer) => answer.end(String(asked.headers["x-forwarded-for"])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

function forwardedFor(headers: Record<string, string | string[]>): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", headers, agent: false }, (answer) => {
      answer.setEncoding("utf8").once("data", resolve);
    });
    asked.once("error", reject).end();
  });
}

it("tells where a connection comes from", async () => {
  expect(await forwardedFor({})).toBe("127.0.0.1");
});

it("tells it last, so that nothing a client sends can take its place", async () => {
  expect(await forwardedFor({ "x-forwarded-for": "6.6.6.6" })).toBe("6.6.6.6, 127.0.0.1");
  expect(await forwardedFor({ "x-forwarded-for": ["6.6.6.6", "7.7.7.7"] })).toBe(
    "6.6.6.6, 7.7.7.7, 127.0.0.1",
  );
});
