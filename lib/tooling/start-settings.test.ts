import { describe, expect, it } from "vitest";
import { parseConfiguration } from "../config/configuration";
import { readStartSettings } from "./start-settings.mjs";

const AZURE = {
  REPLICA_MAP_AZURE: "azure",
  ENTRA_TENANT_ID: "00000000-0000-0000-0000-000000000001",
  ENTRA_CLIENT_ID: "00000000-0000-0000-0000-000000000000",
  SESSION_SECRET: "a-secret-of-the-tests-of-at-least-32-bytes",
};

describe("the settings that starting needs", () => {
  it("are a trial on this machine when nothing is set", () => {
    expect(readStartSettings({})).toEqual({
      port: 3000,
      publicOrigin: "http://localhost:3000",
      isLoopback: true,
      azureMode: "emulator",
      emulatorPort: 4747,
    });
  });

  it("take an empty variable for one that is not set", () => {
    expect(
      readStartSettings({ PORT: "", PUBLIC_ORIGIN: "", REPLICA_MAP_AZURE: "", EMULATOR_PORT: "" }).port,
    ).toBe(3000);
  });

  it.each([
    [{ PUBLIC_ORIGIN: "https://replicas.example.com" }],
    [{ ENTRA_CLIENT_ID: "00000000-0000-0000-0000-000000000000" }],
    [{ DATABASE_URL: "postgres://localhost/replicas" }],
  ])("ask which Azure is meant when %o says that this is no trial", (env) => {
    expect(() => readStartSettings(env)).toThrow(/Set REPLICA_MAP_AZURE/);
    expect(readStartSettings({ ...env, REPLICA_MAP_AZURE: "azure" }).azureMode).toBe("azure");
  });

  it.each([
    [{ PORT: "http" }, /PORT is "http"/],
    [{ PORT: "0" }, /PORT is "0"/],
    [{ EMULATOR_PORT: "70000" }, /EMULATOR_PORT is "70000"/],
    [{ PUBLIC_ORIGIN: "replicas.example.com" }, /PUBLIC_ORIGIN is "replicas.example.com"/],
    [{ PUBLIC_ORIGIN: "https://replicas.example.com/map" }, /PUBLIC_ORIGIN/],
    [{ REPLICA_MAP_AZURE: "Azure" }, /REPLICA_MAP_AZURE is "Azure"/],
    [{ PORT: "4747" }, /PORT and EMULATOR_PORT are both 4747/],
  ])("refuse %o and name the variable", (env, sentence) => {
    expect(() => readStartSettings(env)).toThrow(sentence);
  });

  it("allow the emulator's port for the dashboard when Azure itself is used", () => {
    expect(readStartSettings({ PORT: "4747", REPLICA_MAP_AZURE: "azure" }).port).toBe(4747);
  });

  // Starting decides before anything is installed, so it cannot ask the dashboard's own code.
  it.each([
    {},
    { PORT: "8080" },
    { PUBLIC_ORIGIN: "http://localhost:8080" },
    { PUBLIC_ORIGIN: "http://127.0.0.1:3000" },
    { ...AZURE, PUBLIC_ORIGIN: "https://replicas.example.com" },
    { ...AZURE, DATABASE_URL: "postgres://localhost/replicas" },
    { DATABASE_URL: "postgres://localhost/replicas", REPLICA_MAP_AZURE: "emulator" },
  ])("are for %o what the dashboard makes of it", (env) => {
    const { port, publicOrigin, azureMode } = parseConfiguration(env);
    expect(readStartSettings(env)).toMatchObject({ port, publicOrigin, azureMode });
  });

  it.each([
    { PUBLIC_ORIGIN: "https://replicas.example.com" },
    { ENTRA_CLIENT_ID: "00000000-0000-0000-0000-000000000000" },
    { DATABASE_URL: "postgres://localhost/replicas" },
    { PORT: "0" },
  ])("are refused for %o where the dashboard refuses", (env) => {
    expect(() => parseConfiguration(env)).toThrow();
    expect(() => readStartSettings(env)).toThrow();
  });
});
