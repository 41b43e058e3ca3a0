import { beforeAll, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { ARM_VERSION, callArm, PREVIEW, registryPath, replicationPath } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { useTarget } from "./target";

const target = useTarget();
const aRegistry = registryMaker(target);
let registry = "";

beforeAll(async () => {
  registry = await aRegistry();
});

describe("the api-version of a request", () => {
  it("is missed where it is left out", async () => {
    expectRefusal(await callArm(target, "GET", registryPath(target, registry), { apiVersion: null }), {
      status: 400,
      code: "MissingApiVersionParameter",
      message: "The api-version query parameter (?api-version=) is required for all requests.",
      envelope: "arm",
      unconfirmed: "all",
    });
  });

  it("is refused where it is not one", async () => {
    expectRefusal(await callArm(target, "GET", "/subscriptions", { apiVersion: "yesterday" }), {
      status: 400,
      code: "InvalidApiVersionParameter",
      message: /'yesterday'/,
      envelope: "arm",
      unconfirmed: "all",
    });
  });

  it("is refused by the provider where it was never published, with the versions and the short names of regions", async () => {
    const answer = await callArm(target, "GET", registryPath(target, registry), { apiVersion: "2024-02-30" });
    expectRefusal(answer, {
      status: 400,
      code: "NoRegisteredProviderFound",
      message:
        /^No registered resource provider found for location 'westus' and API version '2024-02-30' for type 'registries'\. The supported api-versions are '[^']*2025-11-01[^']*'\. The supported locations are '[a-z0-9]+(, [a-z0-9]+)*'\.$/,
      envelope: "arm",
    });
  });

  it("is not decided by case", async () => {
    const answer = await callArm(target, "GET", registryPath(target, registry), {
      apiVersion: PREVIEW.toUpperCase(),
    });
    expect(answer.status).toBe(200);
  });
});

describe("the scope of a request", () => {
  it("names a subscription that is not there", async () => {
    const missing = "00000000-1111-2222-3333-444444444444";
    expectRefusal(await callArm(target, "GET", `/subscriptions/${missing}`, { apiVersion: ARM_VERSION }), {
      status: 404,
      code: "SubscriptionNotFound",
      message: `The subscription '${missing}' could not be found.`,
      envelope: "arm",
      unconfirmed: "all",
    });
  });

  it("names a resource group that is not there", async () => {
    const path = registryPath(target, registry, "fidelity-no-such-group");
    expectRefusal(await callArm(target, "GET", path), {
      status: 404,
      code: "ResourceGroupNotFound",
      message: "Resource group 'fidelity-no-such-group' could not be found.",
      envelope: "arm",
    });
  });

  it("names a registry that is not there", async () => {
    expectRefusal(await callArm(target, "GET", registryPath(target, "fidelitymissing0")), {
      status: 404,
      code: "ResourceNotFound",
      message: `The Resource 'Microsoft.ContainerRegistry/registries/fidelitymissing0' under resource group '${target.resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      envelope: "arm",
    });
  });

  it("names a replica that is not there", async () => {
    expectRefusal(await callArm(target, "GET", replicationPath(target, registry, "eastus")), {
      status: 404,
      code: "ResourceNotFound",
      message: `The Resource 'Microsoft.ContainerRegistry/registries/${registry}/replications/eastus' under resource group '${target.resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      envelope: "arm",
    });
  });
});

describe("the content of a request", () => {
  const put = (rawBody: string, headers: Record<string, string> = {}) =>
    callArm(target, "PUT", replicationPath(target, registry, "northeurope"), { rawBody, headers });

  it.each([
    ["broken JSON", '{"location":'],
    ["nothing", " "],
    ["a list", "[]"],
    ["a word", '"eastus"'],
    ["a location that is a number", '{"location":7,"properties":{}}'],
    ["properties that are a list", '{"location":"eastus","properties":[]}'],
    ["tags that are no texts", '{"location":"eastus","tags":{"team":1},"properties":{}}'],
  ])("is refused when it is %s", async (_what, rawBody) => {
    expectRefusal(await put(rawBody), {
      status: 400,
      code: "InvalidRequestContent",
      message: /^The request content was invalid and could not be deserialized: /,
      envelope: "arm",
      unconfirmed: "all",
    });
  });

  emulatorOnly("is refused above 4 MB", async () => {
    const answer = await put(JSON.stringify({ location: "eastus", padding: "x".repeat(4 * 1024 * 1024) }));
    expectRefusal(answer, {
      status: 400,
      code: "RequestContentTooLarge",
      message: /bytes/,
      envelope: "arm",
    });
  });

  it("leaves no replica behind when it is refused", async () => {
    const answer = await callArm(target, "GET", replicationPath(target, registry, "northeurope"));
    expect(answer.status).toBe(404);
  });
});

describe("what the local Azure does not have", () => {
  const below = (rest: string) => `${registryPath(target, registry)}/${rest}`;
  const absent: [what: string, method: string, path: () => string][] = [
    ["the history of Resource Graph", "POST", () => "/providers/Microsoft.ResourceGraph/resourcesHistory"],
    ["webhooks", "GET", () => below("webhooks")],
    [
      "resource health",
      "GET",
      () => below("providers/Microsoft.ResourceHealth/availabilityStatuses/current"),
    ],
    [
      "another provider",
      "GET",
      () => `/subscriptions/${target.subscriptionId}/providers/Microsoft.Compute/disks`,
    ],
    ["a method without a route", "PUT", () => below("replications")],
  ];

  emulatorOnlyEach(absent, "is answered with 501 and a sentence: %s", async (_what, method, path) => {
    const answer = await callArm(target, method, path(), method === "GET" ? {} : { body: {} });
    expect(answer.status).toBe(501);
    expect(answer.body).toMatchObject({
      error: { code: expect.any(String), message: expect.stringMatching(/\.$/) },
    });
  });
});
