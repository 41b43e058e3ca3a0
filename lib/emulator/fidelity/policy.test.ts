import { describe, expect } from "vitest";
import { callArm, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { registryClient } from "./sdk-clients";
import { TEAMS_GROUP, useTarget } from "./target";

const target = useTarget();
const put = (region: string) =>
  callArm(target, "PUT", replicationPath(target, "contosopolicy", region, TEAMS_GROUP), {
    body: { location: region, properties: {} },
  });

describe("a policy that keeps registries in Europe", () => {
  emulatorOnly("refuses a replica elsewhere, and names its assignment and definition", async () => {
    const answer = await put("eastus");
    expectRefusal(answer, {
      status: 403,
      code: "RequestDisallowedByPolicy",
      message:
        /^Resource '[^']*eastus' was disallowed by policy\. Policy identifiers: '\[\{"policyAssignment":\{"name":"[^"]+","id":"[^"]+"\},"policyDefinition":\{"name":"[^"]+","id":"[^"]+"(,"version":"[^"]+")?\}\}\]'\.$/,
      envelope: "arm",
      target: /Resource '([^']*)'/.exec(answer.text)?.[1] ?? "",
    });
    expect(Object.keys((answer.body as { error: object }).error)).toEqual([
      "code",
      "target",
      "message",
      "additionalInfo",
    ]);
    expect(answer.body).toMatchObject({
      error: { additionalInfo: [{ type: "PolicyViolation", info: expect.any(Object) }] },
    });
  });

  emulatorOnly("reaches the SDK as that code", async () => {
    const poller = registryClient(target).replications.create(TEAMS_GROUP, "contosopolicy", "eastus", {
      location: "eastus",
    });
    await expect(poller.submitted()).rejects.toMatchObject({
      statusCode: 403,
      code: "RequestDisallowedByPolicy",
    });
  });

  emulatorOnly("lets a replica inside be added", async () => {
    expect((await put("northeurope")).status).toBe(201);
  });

  emulatorOnly("leaves reading and the registry's own region alone", async () => {
    const { status } = await callArm(target, "GET", registryPath(target, "contosopolicy", TEAMS_GROUP));
    expect(status).toBe(200);
  });
});
