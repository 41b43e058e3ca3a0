import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import {
  aPlainEmulator,
  arm,
  cleanups,
  closePlainEmulator,
  control,
  create,
  REGISTRY,
  REPLICA,
  start,
  stateOf,
  SUBSCRIPTION,
  token,
  undoAll,
} from "./a-running-emulator";
import { startEmulator } from "./server";

afterEach(undoAll);
afterAll(closePlainEmulator);

describe("the control endpoints", () => {
  it.each([
    ["faults", "{", "The body is not valid JSON."],
    ["faults", { match: { path: "**" }, effect: { type: "earthquake" } }, "effect.type"],
    ["faults", { match: { path: "**" }, effect: { type: "hang" }, times: 0 }, "times"],
    ["faults", { match: { path: "^(" }, effect: { type: "hang" } }, "match.path is not a usable pattern"],
    ["clock", { advanceMs: -1 }, "not usable"],
    ["reset", { scenario: "nope" }, "scenario"],
    ["tokens", { person: "nobody" }, 'There is no person "nobody"; known are owner, reader'],
    ["replicas", { id: `${REGISTRY}x/replications/eastus` }, "id must be the ARM id"],
  ])("refuse nonsense sent to %s in words", async (path, body, words) => {
    const answer = await control(await aPlainEmulator(), path, body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(JSON.stringify(words).slice(1, -1));
  });

  it("put a replica into any state, and leave it there", async () => {
    const running = await aPlainEmulator();
    await create(running);
    await control(running, "replicas", { id: REPLICA, provisioningState: "Pondering", displayStatus: "Odd" });
    await control(running, "clock", { advanceMs: 60_000 });
    expect(await stateOf(await arm(running, REPLICA))).toBe("Pondering Odd");
  });

  it("show the state without the key that signs tokens", async () => {
    const state = (await (await control(await aPlainEmulator(), "state", undefined, "GET")).json()) as object;
    expect(state).toHaveProperty("registries");
    expect(state).not.toHaveProperty("signingKey");
  });

  it("show what ARM was asked since the last reset, and how it answered", async () => {
    const running = await aPlainEmulator();
    await create(running);
    await control(running, "faults", { match: { path: REPLICA }, effect: { type: "reset", when: "before" } });
    await expect(arm(running, REPLICA)).rejects.toThrow();
    const asked = async () =>
      ((await (await control(running, "state", undefined, "GET")).json()) as { requests: unknown }).requests;
    expect(await asked()).toEqual([
      { method: "PUT", path: REPLICA, status: 201 },
      { method: "GET", path: REPLICA, status: null },
    ]);
    await control(running, "reset", {});
    expect(await asked()).toEqual([]);
  });

  it("keep tokens good over a reset", async () => {
    const running = await aPlainEmulator();
    const headers = { authorization: `Bearer ${await token(running)}` };
    await control(running, "reset", { scenario: "empty" });
    const url = `${running.origin}${SUBSCRIPTION}?api-version=2022-12-01`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await arm(running, REGISTRY)).status).toBe(404);
  });
});

describe("request quotas", () => {
  it("refuse with 429 and a wait, and serve again after it", async () => {
    let nowMs = 1_800_000_000_000;
    const running = await start({ now: () => nowMs });
    const headers = { authorization: `Bearer ${await token(running)}` };
    const read = () => fetch(`${running.origin}${SUBSCRIPTION}?api-version=2022-12-01`, { headers });
    const statuses: number[] = [];
    for (let count = 0; count < 250; count += 1) {
      const answer = await read();
      statuses.push(answer.status);
      await answer.arrayBuffer();
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await read();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    expect(await refused.json()).toMatchObject({ error: { code: "SubscriptionRequestsThrottled" } });
    nowMs += 10_000;
    expect((await read()).status).toBe(200);
  });
});

describe("a restart", () => {
  async function aStateFile(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "local-azure-"));
    cleanups.push(() => rm(folder, { recursive: true }));
    return join(folder, "state.json");
  }

  it("goes on with what was running, as if time had not stopped", async () => {
    let nowMs = 1_800_000_000_000;
    const options = { stateFile: await aStateFile(), now: () => nowMs };
    const first = await startEmulator(options);
    const bearer = await token(first);
    await create(first);
    await first.close();
    nowMs += 14_000;
    const second = await start(options);
    const answer = await fetch(`${second.origin}${REPLICA}?api-version=2025-11-01`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(await stateOf(answer)).toBe("Succeeded Syncing");
  });

  it("refuses a file of another scenario than the one that is asked for", async () => {
    const stateFile = await aStateFile();
    await (await startEmulator({ stateFile, scenario: "empty" })).close();
    await expect(startEmulator({ stateFile, scenario: "contoso" })).rejects.toThrow(
      "it holds scenario empty, and contoso was asked for",
    );
    const resumed = await start({ stateFile });
    expect(await (await control(resumed, "state", undefined, "GET")).json()).toMatchObject({
      scenario: "empty",
    });
  });

  it("refuses a broken file", async () => {
    const stateFile = await aStateFile();
    await writeFile(stateFile, "{");
    await expect(startEmulator({ stateFile })).rejects.toThrow("it is not JSON");
  });
});
