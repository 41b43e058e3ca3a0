import { beforeEach, describe, expect } from "vitest";
import { callArm, followOperation, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { isLive } from "./live-settings";
import { useTarget } from "./target";
import type { WireRegistry } from "./wire";

const target = useTarget();

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", {});
});

const put = (region: string) =>
  callArm(target, "PUT", replicationPath(target, "contosoprivate", region), {
    body: { location: region, properties: {} },
  });
const get = (region: string) => callArm(target, "GET", replicationPath(target, "contosoprivate", region));

describe("a registry with private endpoints", () => {
  emulatorOnly("lists their connections, has data endpoints and no public access", async () => {
    const { body } = await callArm(target, "GET", registryPath(target, "contosoprivate"));
    const { properties } = body as WireRegistry;
    expect(properties["privateEndpointConnections"]).toHaveLength(3);
    expect(properties).toMatchObject({ dataEndpointEnabled: true, publicNetworkAccess: "Disabled" });
    expect(properties.dataEndpointHostNames).toHaveLength(4);
  });

  emulatorOnly(
    "fails to add a replica past an endpoint with static addresses, and says which one",
    async () => {
      const started = await put("westeurope");
      expect(started.status).toBe(201);
      const ended = await followOperation(target, started);
      expect(ended.status).toBe(200);
      expect(ended.body).toMatchObject({
        status: "Failed",
        error: {
          message: expect.stringMatching(
            /^Failed to replicate private endpoint\. Private Endpoint \/subscriptions\/\S+\/privateEndpoints\/pe-factory contains static ipconfigurations:.*registry_data_westeurope/,
          ),
        },
      });
    },
  );

  emulatorOnly(
    "shows a replica as Creating and rolls it back when a subnet is full, without naming it",
    async () => {
      const started = await put("australiaeast");
      expect((await get("australiaeast")).body).toMatchObject({
        properties: { provisioningState: "Creating" },
      });
      const ended = await followOperation(target, started);
      expect(ended.body).toMatchObject({ status: "Failed" });
      expect(ended.text).not.toContain("vnet-branch");
      expect((await get("australiaeast")).status).toBe(404);
    },
  );
});
