import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "replica-map-secret-"));
  vi.stubEnv("DATA_DIR", join(folder, "data"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** As a new process reads them. */
async function secretsOfANewProcess(): Promise<readonly string[]> {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("replica-map.session-secret"));
  const { getSessionSecrets } = await import("./session-secrets");
  return getSessionSecrets();
}

describe("the secret of sessions", () => {
  it("is made once with the local Azure and kept for the owner of the process alone", async () => {
    const [made = ""] = await secretsOfANewProcess();
    const file = join(folder, "data", "session-secret");
    expect(Buffer.from(made, "base64")).toHaveLength(48);
    expect(readFileSync(file, "utf8")).toBe(made);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
    expect(await secretsOfANewProcess()).toEqual([made]);
  });

  it("is not kept beside a store that is not kept either", async () => {
    vi.stubEnv("DATA_DIR", "memory://");
    const [first] = await secretsOfANewProcess();
    expect(await secretsOfANewProcess()).not.toEqual([first]);
  });

  it("is the one that is set, where one is set", async () => {
    vi.stubEnv("SESSION_SECRET", `${"n".repeat(32)} ${"o".repeat(32)}`);
    expect(await secretsOfANewProcess()).toEqual(["n".repeat(32), "o".repeat(32)]);
  });

  it("is not taken from a file that was emptied", async () => {
    await secretsOfANewProcess();
    writeFileSync(join(folder, "data", "session-secret"), "");
    await expect(secretsOfANewProcess()).rejects.toThrow("holds no secret. Delete it");
  });
});
