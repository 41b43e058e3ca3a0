import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulator } from "@/lib/emulator/server";
import { startEmulator } from "@/lib/emulator/server";
import { refuseLocalAzure } from "./refuse-local-azure";

const AZURE = {
  azureMode: "azure",
  armEndpoint: "https://management.azure.com",
  authorityEndpoint: "https://login.microsoftonline.com",
} as const;

let emulator: RunningEmulator;
const proxy = createServer((_, response) => response.writeHead(404).end());
let proxyOrigin: string;
beforeAll(async () => {
  emulator = await startEmulator();
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  proxyOrigin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.close();
  await emulator.close();
});

describe("real Azure's settings", () => {
  it("are refused where a local Azure answers, whatever its port, and name each such variable", async () => {
    const wrong = { ...AZURE, armEndpoint: emulator.origin, authorityEndpoint: emulator.origin };
    await expect(refuseLocalAzure(wrong)).rejects.toThrow(/ARM_ENDPOINT is .* a local Azure answers/);
    await expect(refuseLocalAzure(wrong)).rejects.toThrow(/AUTHORITY_ENDPOINT is .* a local Azure answers/);
    const half = { ...AZURE, authorityEndpoint: emulator.origin };
    await expect(refuseLocalAzure(half)).rejects.not.toThrow(/ARM_ENDPOINT/);
  });

  it("may lead over a proxy on this machine, and to where nobody answers", async () => {
    await expect(refuseLocalAzure({ ...AZURE, armEndpoint: proxyOrigin })).resolves.toBeUndefined();
    await expect(refuseLocalAzure({ ...AZURE, armEndpoint: "http://127.0.0.1:9" })).resolves.toBeUndefined();
  });

  it("are not looked at with the local Azure", async () => {
    await expect(
      refuseLocalAzure({ ...AZURE, azureMode: "emulator", armEndpoint: emulator.origin }),
    ).resolves.toBeUndefined();
  });
});
