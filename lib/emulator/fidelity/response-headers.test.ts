import { beforeAll, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { ARM_VERSION, callArm, registriesPath, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { useTarget } from "./target";

const target = useTarget();
const aRegistry = registryMaker(target);
const GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
let registry = "";

beforeAll(async () => {
  registry = await aRegistry();
});

const get = (path: string) => callArm(target, "GET", path);

describe("the headers of an answer", () => {
  it("keep it out of caches and name the request for support", async () => {
    const { headers } = await get(registryPath(target, registry));
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("pragma")).toBe("no-cache");
    expect(headers.get("expires")).toBe("-1");
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-ms-request-id")).toMatch(new RegExp(`^${GUID}$`));
    expect(headers.get("x-ms-correlation-request-id")).toMatch(new RegExp(`^${GUID}$`));
    expect(headers.get("x-ms-routing-request-id")).toMatch(new RegExp(`^[A-Z0-9]+:\\d{8}T\\d{6}Z:${GUID}$`));
    expect(headers.get("x-cache")).toBe("CONFIG_NOCACHE");
    expect(headers.get("x-msedge-ref")).toMatch(
      /^Ref A: [0-9A-F]{32} Ref B: \S+ Ref C: \d{4}-\d\d-\d\dT[\d:]+Z$/,
    );
  });

  it("name every request differently", async () => {
    const ids = new Set();
    for (let index = 0; index < 3; index += 1) {
      ids.add((await get(registryPath(target, registry))).headers.get("x-ms-request-id"));
    }
    expect(ids.size).toBe(3);
  });

  it("are there on a refusal as well", async () => {
    const { status, headers } = await get(registryPath(target, "fidelitymissing0"));
    expect(status).toBe(404);
    expect(headers.get("x-ms-correlation-request-id")).toMatch(new RegExp(`^${GUID}$`));
    expect(headers.get("x-ms-ratelimit-remaining-subscription-reads")).toMatch(/^\d+$/);
  });

  it("name versions of the provider, a single one for a registry and many for a replica", async () => {
    const one = await get(registryPath(target, registry));
    expect(one.headers.get("api-supported-versions")).toMatch(/^\d{4}-\d\d-\d\d(-preview)?$/);
    const many = await get(`${registryPath(target, registry)}/replications`);
    expect(many.headers.get("api-supported-versions")?.split(", ").length).toBeGreaterThan(10);
  });

  it("name the identity on writes and polls, and not on plain reads", async () => {
    const started = await callArm(target, "PUT", replicationPath(target, registry, "eastus"), {
      body: { location: "eastus", properties: {} },
    });
    const identity = new RegExp(`^tenantId=${GUID},objectId=${GUID}/[a-z0-9]+/${GUID}$`);
    expect(started.headers.get("x-ms-operation-identifier")).toMatch(identity);
    const poll = await get(started.headers.get("azure-asyncoperation") ?? "");
    expect(poll.headers.get("x-ms-operation-identifier")).toMatch(identity);
    const read = await get(registryPath(target, registry));
    expect(read.headers.get("x-ms-operation-identifier")).toBeNull();
  });

  it("name the requests behind a list, and only there", async () => {
    expect((await get(registriesPath(target))).headers.has("x-ms-original-request-ids")).toBe(true);
    expect((await get(registryPath(target, registry))).headers.has("x-ms-original-request-ids")).toBe(false);
  });

  it("count what is left for reads, writes and deletions each by their own name", async () => {
    const left = (headers: Headers) =>
      [...headers.keys()].filter((name) => name.startsWith("x-ms-ratelimit-remaining-")).toSorted();
    const names = (kind: string) =>
      [kind, `global-${kind}`].map((name) => `x-ms-ratelimit-remaining-subscription-${name}`).toSorted();
    const read = await get(registryPath(target, registry));
    expect(left(read.headers)).toEqual(names("reads"));
    const write = await callArm(target, "PATCH", registryPath(target, registry), { body: { tags: {} } });
    expect(left(write.headers)).toEqual(names("writes"));
    const removal = await callArm(target, "DELETE", replicationPath(target, registry, "northeurope"));
    expect(left(removal.headers)).toEqual(names("deletes"));
    const tenant = await callArm(target, "GET", "/subscriptions", { apiVersion: ARM_VERSION });
    expect(left(tenant.headers)).toEqual(["x-ms-ratelimit-remaining-tenant-reads"]);
  });

  emulatorOnly(
    "ask for ten seconds between polls while an operation runs, and for none at its end",
    async () => {
      const name = await aRegistry();
      const started = await callArm(target, "PUT", replicationPath(target, name, "eastus"), {
        body: { location: "eastus", properties: {} },
      });
      const url = started.headers.get("azure-asyncoperation") ?? "";
      expect(started.headers.get("retry-after")).toBe("10");
      expect((await get(url)).headers.get("retry-after")).toBe("10");
      await target.letTimePass(600);
      expect((await get(url)).headers.get("retry-after")).toBeNull();
    },
  );

  emulatorOnly("write absolute URLs for the host that was asked, and for the proxy in front", async () => {
    const name = await aRegistry();
    const started = await callArm(target, "PUT", replicationPath(target, name, "eastus"), {
      body: { location: "eastus", properties: {} },
      headers: { "x-forwarded-proto": "https", "x-forwarded-host": "arm.example.test" },
    });
    expect(started.headers.get("azure-asyncoperation")).toMatch(
      /^https:\/\/arm\.example\.test\/subscriptions\//,
    );
  });
});
