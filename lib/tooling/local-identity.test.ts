import { describe, expect, it } from "vitest";
import { startEmulator } from "../emulator/server";
import { localIdentity } from "./local-identity.mjs";

describe("the identity of a dashboard that is started with the local Azure", () => {
  it("is one that the local Azure gives a token to", async () => {
    const azure = await startEmulator();
    try {
      const identity = localIdentity({ azureMode: "emulator", emulatorPort: azure.port }, {});
      const query = "api-version=2019-08-01&resource=https://management.azure.com";
      const answer = await fetch(`${identity["IDENTITY_ENDPOINT"] ?? ""}?${query}`, {
        headers: { "x-identity-header": identity["IDENTITY_HEADER"] ?? "" },
      });
      expect(answer.status).toBe(200);
    } finally {
      await azure.close();
    }
  });

  it.each([
    ["emulator", { APP_IDENTITY: "off" }],
    ["emulator", { APP_IDENTITY: "yes" }],
    ["azure", {}],
    ["azure", { ACCESS_MODE: "service" }],
  ] as const)("is not touched with %s and %o", (azureMode, env) => {
    expect(localIdentity({ azureMode, emulatorPort: 4747 }, env)).toEqual({});
  });
});
