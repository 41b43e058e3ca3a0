import { describe, expect } from "vitest";
import { callArm, registriesPath, registryPath, RESOURCES_VERSION } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { registryClient, resourcesClient, subscriptionsClient } from "./sdk-clients";
import { PLATFORM_GROUP, useTarget } from "./target";
import type { WireList } from "./wire";

const target = useTarget({ settings: { pageSize: 2 } });
type Named = WireList<{ name: string }>;

describe("a list of several pages", () => {
  const lists: [what: string, path: () => string][] = [
    ["registries of a group", () => registriesPath(target)],
    [
      "registries of the subscription",
      () => `/subscriptions/${target.subscriptionId}/providers/Microsoft.ContainerRegistry/registries`,
    ],
    ["replicas", () => `${registryPath(target, "contoso")}/replications`],
    [
      "resources",
      () =>
        `/subscriptions/${target.subscriptionId}/resources?api-version=${RESOURCES_VERSION}&$filter=resourceType eq 'Microsoft.ContainerRegistry/registries'`,
    ],
  ];

  emulatorOnlyEach(
    lists,
    "gives %s once each, by links that are followed as they are",
    async (_what, path) => {
      const seen: string[] = [];
      let next: string | undefined = path();
      let pages = 0;
      while (next !== undefined) {
        const { status, body } = await callArm(target, "GET", next);
        expect(status).toBe(200);
        const list = body as Named;
        expect(list.value.length).toBeLessThanOrEqual(2);
        seen.push(...list.value.map((one) => one.name));
        next = list.nextLink;
        if (next !== undefined) expect(next.startsWith(`${target.origin}/subscriptions/`)).toBe(true);
        pages += 1;
      }
      expect(pages).toBeGreaterThan(1);
      expect(new Set(seen).size).toBe(seen.length);
      const whole = await target.control("GET", "state");
      expect(JSON.stringify(whole.body)).toContain(seen.at(-1)?.split("/").at(-1));
    },
  );

  emulatorOnly("is walked to the end by every SDK client", async () => {
    const count = async (list: AsyncIterable<unknown>) => {
      let total = 0;
      for await (const item of list) if (item !== undefined) total += 1;
      return total;
    };
    const { registries, replications } = registryClient(target);
    expect(await count(registries.listByResourceGroup(PLATFORM_GROUP))).toBe(4);
    expect(await count(registries.list())).toBe(6);
    expect(await count(replications.list(PLATFORM_GROUP, "contoso"))).toBe(4);
    const filter = "resourceType eq 'Microsoft.ContainerRegistry/registries'";
    expect(await count(resourcesClient(target).resources.list({ filter }))).toBe(6);
    expect(await count(subscriptionsClient(target).subscriptions.list())).toBe(1);
  });

  emulatorOnly("points at the proxy that the request came through", async () => {
    const { body } = await callArm(target, "GET", registriesPath(target), {
      headers: { "x-forwarded-proto": "https", "x-forwarded-host": "arm.example.test:8443" },
    });
    expect((body as Named).nextLink).toMatch(/^https:\/\/arm\.example\.test:8443\/subscriptions\//);
  });

  emulatorOnly("refuses a token that it did not give", async () => {
    const { status } = await callArm(target, "GET", `${registriesPath(target)}?$skiptoken=rubbish`);
    expect(status).toBe(400);
  });
});
