import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { freePort, refuseTakenPort } from "./ports.mjs";

async function aTakenPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has a port");
  return { port: address.port, release: () => new Promise((resolve) => server.close(resolve)) };
}

describe("a port", () => {
  it("is refused while somebody uses it, with the way to choose another", async () => {
    const { port, release } = await aTakenPort();
    await expect(refuseTakenPort(port, "EMULATOR_PORT")).rejects.toThrow(
      new RegExp(`^Port ${port} is in use.* EMULATOR_PORT=\\d+ npm start$`),
    );
    await release();
    await expect(refuseTakenPort(port, "EMULATOR_PORT")).resolves.toBeUndefined();
  });

  it("that is free is none that the system may give to a connection meanwhile", async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(Math.min(...ports)).toBeGreaterThan(1_023);
  });
});
