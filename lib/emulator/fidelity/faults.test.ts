import { beforeEach, describe, expect } from "vitest";
import { callArm, followOperation, readUntil, registryPath, replicationPath } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { isLive } from "./live-settings";
import { useTarget } from "./target";
import type { WireList, WireReplication } from "./wire";

const target = useTarget();

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", {});
});

const replica = (region: string) => replicationPath(target, "contosoeu", region);
const put = (region: string) =>
  callArm(target, "PUT", replica(region), { body: { location: region, properties: {} } });
const get = (region: string) => callArm(target, "GET", replica(region));
const names = async () => {
  const { body } = await callArm(target, "GET", `${registryPath(target, "contosoeu")}/replications`);
  return (body as WireList<WireReplication>).value.map((one) => one.name).toSorted();
};

async function fault(
  method: string,
  path: string,
  effect: Record<string, unknown>,
  times?: number,
): Promise<void> {
  const { status } = await target.control("POST", "faults", {
    match: { method, path },
    effect,
    ...(times !== undefined && { times }),
  });
  expect(status).toBe(201);
}

const openFaults = async () => {
  const { body } = await target.control("GET", "state");
  return (body as { faults: unknown[] }).faults.length;
};

describe("a fault on an answer", () => {
  emulatorOnly("gives any status, code, body and header, as often as it was asked to", async () => {
    await fault(
      "GET",
      "**/registries/contosoeu",
      { type: "status", status: 503, code: "ServerBusy", retryAfterSeconds: 7 },
      1,
    );
    const answer = await callArm(target, "GET", registryPath(target, "contosoeu"));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("7");
    expect(answer.body).toMatchObject({ error: { code: "ServerBusy" } });
    expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(200);
  });

  emulatorOnly("stays until it is removed when no number was given", async () => {
    await fault("*", "**/contosoeu", { type: "status", status: 500 });
    for (let time = 0; time < 3; time += 1) {
      expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(500);
    }
    expect((await target.control("DELETE", "faults")).status).toBe(204);
    expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(200);
  });

  emulatorOnly("leaves other paths and methods alone", async () => {
    await fault("DELETE", "**/contosoeu", { type: "status", status: 500 });
    await fault("GET", "^.*/registries/contosode.$", { type: "status", status: 500 });
    expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(200);
  });

  emulatorOnly("can delay it, and then tells the truth", async () => {
    await fault("GET", "**/contosoeu", { type: "delay", ms: 1 }, 1);
    expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(200);
    expect(await openFaults()).toBe(0);
  });

  emulatorOnly("can keep it back for good, having done nothing", async () => {
    await fault("PUT", "**/replications/*", { type: "hang" }, 1);
    const giveUp = new AbortController();
    const authorization = `Bearer ${await target.token()}`;
    const hanging = fetch(`${target.origin}${replica("westeurope")}?api-version=2025-11-01`, {
      method: "PUT",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ location: "westeurope", properties: {} }),
      signal: giveUp.signal,
    });
    const outcome = hanging.then(
      () => "answered",
      (error: unknown) => (error as Error).name,
    );
    await readUntil(target, openFaults, (open) => open === 0);
    giveUp.abort();
    expect(await outcome).toBe("AbortError");
    expect((await get("westeurope")).status).toBe(404);
  });

  emulatorOnly("can cut the connection before anything is done", async () => {
    await fault("PUT", "**/replications/*", { type: "reset", when: "before" }, 1);
    await expect(put("westeurope")).rejects.toThrow("fetch failed");
    expect((await get("westeurope")).status).toBe(404);
  });

  emulatorOnly("can cut the connection after everything is done", async () => {
    await fault("PUT", "**/replications/*", { type: "reset", when: "after" }, 1);
    await expect(put("westeurope")).rejects.toThrow("fetch failed");
    expect((await get("westeurope")).status).toBe(200);
  });

  emulatorOnly("can break off in the middle of the body", async () => {
    await fault("GET", "**/contosoeu", { type: "half-body" }, 1);
    await expect(callArm(target, "GET", registryPath(target, "contosoeu"))).rejects.toThrow("terminated");
  });

  emulatorOnly("can come with the page of a proxy", async () => {
    await fault("GET", "**/contosoeu", { type: "content-type", contentType: "text/html" }, 1);
    const response = await fetch(
      `${target.origin}${registryPath(target, "contosoeu")}?api-version=2025-11-01`,
      {
        headers: { authorization: `Bearer ${await target.token()}` },
      },
    );
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toContain("<html>");
  });
});

describe("a fault on a replica's life", () => {
  emulatorOnly("makes the list say what was true before, while a read by id tells the truth", async () => {
    await fault("GET", "**/replications", { type: "stale-list" });
    await followOperation(target, await put("westeurope"));
    expect(await names()).toEqual([]);
    expect((await get("westeurope")).status).toBe(200);
    await target.control("DELETE", "faults");
    expect(await names()).toEqual(["northeurope", "westeurope"]);
  });

  emulatorOnly("keeps it in Creating for good", async () => {
    await fault("PUT", "**/replications/*", { type: "stuck-in-creating" }, 1);
    const started = await put("westeurope");
    await target.letTimePass(86_400);
    expect((await callArm(target, "GET", started.headers.get("azure-asyncoperation") ?? "")).text).toBe(
      '{"status":"Creating"}',
    );
    expect((await get("westeurope")).body).toMatchObject({ properties: { provisioningState: "Creating" } });
  });

  emulatorOnly("makes its creation fail, with an error in the poll and a Failed replica", async () => {
    await fault(
      "PUT",
      "**/replications/*",
      { type: "operation-fails", code: "Broken", message: "It broke." },
      1,
    );
    const ended = await followOperation(target, await put("westeurope"));
    expect(ended.status).toBe(200);
    expect(ended.body).toEqual({ status: "Failed", error: { code: "Broken", message: "It broke." } });
    expect((await get("westeurope")).body).toMatchObject({ properties: { provisioningState: "Failed" } });
  });

  emulatorOnly("makes it disappear while it is made", async () => {
    await fault("PUT", "**/replications/*", { type: "vanish-while-creating" }, 1);
    const ended = await followOperation(target, await put("westeurope"));
    expect(ended.body).toMatchObject({ status: "Failed" });
    expect((await get("westeurope")).status).toBe(404);
  });

  emulatorOnly("forbids the poll of a deletion that goes on all the same", async () => {
    await followOperation(target, await put("westeurope"));
    await fault("GET", "**/operationResults/*", { type: "delete-poll-forbidden" }, 1);
    const started = await callArm(target, "DELETE", replica("westeurope"));
    const poll = await callArm(target, "GET", started.headers.get("location") ?? "");
    expect(poll.status).toBe(403);
    expect(poll.body).toMatchObject({ error: { code: "AuthorizationFailed" } });
    await target.letTimePass(600);
    expect((await get("westeurope")).status).toBe(404);
  });

  emulatorOnlyEach(
    [["at-once"], ["while-creating"]] as const,
    "refuses the same replica right after its deletion: %s",
    async (how) => {
      await followOperation(target, await put("westeurope"));
      await followOperation(target, await callArm(target, "DELETE", replica("westeurope")));
      await fault("PUT", "**/replications/*", { type: "recreate-refused", how });
      const again = await put("westeurope");
      if (how === "at-once") expect(again.status).toBe(409);
      else expect((await followOperation(target, again)).body).toMatchObject({ status: "Failed" });
      await followOperation(target, await callArm(target, "DELETE", replica("westeurope")));
      await target.letTimePass(600);
      expect((await put("westeurope")).status).toBe(201);
    },
  );

  emulatorOnlyEach(
    [
      ["Failed", "Failed"],
      ["Succeeded", "Failed"],
    ] as const,
    "ends its deletion when it is put into %s, since it stays",
    async (provisioningState, told) => {
      await followOperation(target, await put("westeurope"));
      const started = await callArm(target, "DELETE", replica("westeurope"));
      await target.control("POST", "replicas", { id: replica("westeurope"), provisioningState });
      expect((await followOperation(target, started)).body).toMatchObject({ status: told });
      expect((await get("westeurope")).body).toMatchObject({ properties: { provisioningState } });
    },
  );

  emulatorOnly("can be any state at all, words that nobody knows included", async () => {
    const { status } = await target.control("POST", "replicas", {
      id: replica("westeurope"),
      provisioningState: "Reticulating",
      displayStatus: null,
    });
    expect(status).toBe(200);
    expect((await get("westeurope")).body).toMatchObject({
      properties: { provisioningState: "Reticulating", status: { timestamp: expect.any(String) } },
    });
  });
});

describe("a fault that makes no sense", () => {
  const bodies: [what: string, body: unknown][] = [
    ["no JSON", "{"],
    ["nothing", {}],
    ["an effect that does not exist", { match: { method: "GET", path: "**" }, effect: { type: "explode" } }],
    [
      "a status that is none",
      { match: { method: "GET", path: "**" }, effect: { type: "status", status: 20 } },
    ],
    ["no times at all", { match: { method: "GET", path: "**" }, effect: { type: "hang" }, times: 0 }],
    ["a pattern that cannot be read", { match: { method: "GET", path: "^(" }, effect: { type: "hang" } }],
    ["a word too many", { match: { method: "GET", path: "**" }, effect: { type: "hang" }, forever: true }],
  ];
  emulatorOnlyEach(bodies, "is refused with a sentence: %s", async (_what, body) => {
    const answer = await target.control("POST", "faults", body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: { code: "BadControlRequest", message: expect.stringMatching(/\S/) },
    });
    expect(await openFaults()).toBe(0);
  });
});
