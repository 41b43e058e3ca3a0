import { afterAll, describe, expect, it } from "vitest";
import {
  aPlainEmulator,
  closePlainEmulator,
  arm,
  control,
  create,
  REGISTRY,
  REPLICA,
  stateOf,
  token,
} from "../a-running-emulator";
import type { RunningEmulator } from "../server";

const fault = (
  running: RunningEmulator,
  effect: unknown,
  path = "**/registries/contoso",
): Promise<Response> => control(running, "faults", { match: { path }, effect, times: 1 });

afterAll(closePlainEmulator);

describe("faults", () => {
  it("answer with a status, a code and headers of choice, as often as asked", async () => {
    const running = await aPlainEmulator();
    const effect = {
      type: "status",
      status: 503,
      code: "Busy",
      retryAfterSeconds: 3,
      headers: { "X-Why": "test" },
    };
    await fault(running, effect);
    const answer = await arm(running, REGISTRY);
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("x-why")]).toEqual([
      503,
      "3",
      "test",
    ]);
    expect(await answer.json()).toMatchObject({ error: { code: "Busy" } });
    expect((await arm(running, REGISTRY)).status).toBe(200);
  });

  it("cut the connection before anything is done", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "reset", when: "before" }, "**/japaneast");
    await expect(create(running)).rejects.toThrow("fetch failed");
    expect((await arm(running, REPLICA)).status).toBe(404);
  });

  it("cut the connection after it is done", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "reset", when: "after" }, "**/japaneast");
    await expect(create(running)).rejects.toThrow("fetch failed");
    expect((await arm(running, REPLICA)).status).toBe(200);
  });

  it("break off in the middle of a body", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "half-body" });
    const answer = await arm(running, REGISTRY);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow("terminated");
  });

  it("disguise an answer as a page", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "content-type", contentType: "text/html", text: "<h1>Proxy</h1>" });
    const answer = await arm(running, REGISTRY);
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual([
      "text/html",
      "<h1>Proxy</h1>",
    ]);
  });

  it("keep a client waiting until it gives up", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "hang" });
    const bearer = `Bearer ${await token(running)}`;
    const signal = AbortSignal.timeout(50);
    const request = fetch(`${running.origin}${REGISTRY}?api-version=2025-11-01`, {
      headers: { authorization: bearer },
      signal,
    });
    await expect(request).rejects.toThrow(/aborted due to timeout/);
    expect((await arm(running, REGISTRY)).status).toBe(200);
  });

  it("delay an answer, and change nothing else about it", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "delay", ms: 1 });
    expect((await arm(running, REGISTRY)).status).toBe(200);
  });

  it("show a list as it was when they were set", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "stale-list" }, "**/replications");
    await create(running);
    const names = async () => {
      const { value } = (await (await arm(running, `${REGISTRY}/replications`)).json()) as {
        value: { name: string }[];
      };
      return value.map((one) => one.name);
    };
    expect(await names()).not.toContain("japaneast");
    expect(await names()).toContain("japaneast");
  });

  it.each([
    [{ type: "stuck-in-creating" }, 200, "Creating -"],
    [{ type: "operation-fails", code: "Boom" }, 200, "Failed -"],
    [{ type: "vanish-while-creating" }, 404, undefined],
  ])("decide how a creation ends: %o", async (effect, status, state) => {
    const running = await aPlainEmulator();
    await fault(running, effect, "**/replications/*");
    await create(running);
    await control(running, "clock", { advanceMs: 60_000 });
    const answer = await arm(running, REPLICA);
    expect(answer.status).toBe(status);
    if (state !== undefined) expect(await stateOf(answer)).toBe(state);
  });

  it.each([
    ["at-once", 409, 404],
    ["while-creating", 201, 200],
  ])("refuse a replica that was deleted a moment ago, %s", async (how, putStatus, getStatus) => {
    const running = await aPlainEmulator();
    await arm(running, `${REGISTRY}/replications/eastus`, { method: "DELETE" });
    await control(running, "clock", { advanceMs: 80_000 });
    await control(running, "faults", {
      match: { path: "**" },
      effect: { type: "recreate-refused", how, withinMs: 100_000 },
    });
    const put = (region: string) =>
      arm(running, `${REGISTRY}/replications/${region}`, {
        method: "PUT",
        body: JSON.stringify({ location: region }),
      });
    expect((await put("eastus")).status).toBe(putStatus);
    expect((await put("japaneast")).status).toBe(201);
    await control(running, "clock", { advanceMs: 60_000 });
    expect((await arm(running, `${REGISTRY}/replications/eastus`)).status).toBe(getStatus);
  });

  it("forbid the poll of a delete, and not the delete", async () => {
    const running = await aPlainEmulator();
    await fault(running, { type: "delete-poll-forbidden" }, "**/operationResults/*");
    const removal = await arm(running, `${REGISTRY}/replications/eastus`, { method: "DELETE" });
    const location = new URL(removal.headers.get("location") ?? "");
    expect((await arm(running, location.pathname)).status).toBe(403);
    await control(running, "clock", { advanceMs: 80_000 });
    expect((await arm(running, `${REGISTRY}/replications/eastus`)).status).toBe(404);
  });

  it("end when they are removed", async () => {
    const running = await aPlainEmulator();
    await control(running, "faults", { match: { path: "**" }, effect: { type: "status", status: 500 } });
    expect((await arm(running, REGISTRY)).status).toBe(500);
    expect((await control(running, "faults", undefined, "DELETE")).status).toBe(204);
    expect((await arm(running, REGISTRY)).status).toBe(200);
  });
});
