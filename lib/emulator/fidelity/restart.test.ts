import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { startEmulator } from "../server";
import { callArm, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { useTarget } from "./target";

const folder = mkdtempSync(join(tmpdir(), "replica-map-emulator-"));
const stateFile = join(folder, "emulator.json");
const target = useTarget({ stateFile });
const replica = (region: string) => replicationPath(target, "contosoeu", region);
const put = (region: string) =>
  callArm(target, "PUT", replica(region), { body: { location: region, properties: {} } });

describe("an emulator that is stopped and started again", () => {
  emulatorOnly("goes on with a running operation and finishes it when it is due", async () => {
    const started = await put("westeurope");
    const { pathname, search } = new URL(started.headers.get("azure-asyncoperation") ?? "");
    await target.restart();
    expect((await callArm(target, "GET", `${pathname}${search}`)).text).toBe('{"status":"Creating"}');
    await target.letTimePass(60);
    expect((await callArm(target, "GET", `${pathname}${search}`)).text).toBe('{"status":"Succeeded"}');
  });

  emulatorOnly("keeps changes, faults and the tokens that it gave", async () => {
    const token = await target.token("reader");
    await callArm(target, "PATCH", registryPath(target, "contosodev", "rg-teams"), {
      body: { tags: { kept: "yes" } },
    });
    await target.control("POST", "faults", {
      match: { method: "GET", path: "**/contosoeu" },
      effect: { type: "status", status: 418 },
      times: 1,
    });
    await target.restart();
    const kept = await callArm(target, "GET", registryPath(target, "contosodev", "rg-teams"), {
      authorization: `Bearer ${token}`,
    });
    expect(kept.body).toMatchObject({ tags: { kept: "yes" } });
    expect((await callArm(target, "GET", registryPath(target, "contosoeu"))).status).toBe(418);
  });

  emulatorOnly("refuses a broken file with what to do about it, and leaves it as it is", async () => {
    const broken = join(folder, "broken.json");
    for (const text of ["{", "{}", '{"version":99}']) {
      writeFileSync(broken, text);
      await expect(startEmulator({ stateFile: broken })).rejects.toThrow(broken);
      expect(readFileSync(broken, "utf8")).toBe(text);
    }
  });

  emulatorOnly("refuses to show one scenario out of the file of another", async () => {
    const other = join(folder, "contoso.json");
    await (await startEmulator({ stateFile: other, scenario: "contoso" })).close();
    await expect(startEmulator({ stateFile: other, scenario: "empty" })).rejects.toThrow(/contoso/);
  });
});
