import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../project-root.mjs";
import { folderFor, serverUser } from "./server-user";

const base = mkdtempSync(join(tmpdir(), "replica-map-server-tests-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const accounts =
  (...lines: string[]) =>
  () =>
    ["root:x:0:0::/root:/bin/sh", ...lines].join("\n");

describe("whom the database of the tests runs as", () => {
  it("is whoever runs the tests, unless that is root", () => {
    const unread = () => {
      throw new Error("not read");
    };
    expect(serverUser(1000, unread)).toEqual({});
  });

  it("is postgres or nobody for root, or else anybody but root", () => {
    const daemon = "daemon:x:1:1::/:/bin/false";
    const nobody = "nobody:x:65534:65533::/:/bin/false";
    const postgres = "postgres:x:101:104::/:/bin/false";
    expect(serverUser(0, accounts(daemon, nobody, postgres))).toEqual({ uid: 101, gid: 104 });
    expect(serverUser(0, accounts(daemon, nobody))).toEqual({ uid: 65534, gid: 65533 });
    expect(serverUser(0, accounts(daemon))).toEqual({ uid: 1, gid: 1 });
  });

  it("is refused in words on a machine that has only root", () => {
    expect(() => serverUser(0, accounts("", "broken"))).toThrow(
      /^The tests run as root, PostgreSQL refuses to, and \/etc\/passwd has nobody else\. Run the tests as an ordinary user/,
    );
  });

  it("gets a folder of its own", () => {
    const folder = folderFor({}, [base]);
    expect(readdirSync(base).map((name) => join(base, name))).toEqual([folder]);
  });
});

describe("the database of the tests", () => {
  it("ends and leaves nothing behind when whoever started it is killed", async () => {
    const starter = spawn(
      process.execPath,
      ["--import=tsx", fileURLToPath(new URL("fixtures/start-and-wait.ts", import.meta.url))],
      { cwd: PROJECT_ROOT, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [folder] = (await once(createInterface({ input: starter.stdout }), "line")) as [string];
    expect(existsSync(join(folder, "data", "postmaster.pid"))).toBe(true);
    starter.kill("SIGKILL");
    await once(starter, "exit");
    await expect.poll(() => existsSync(folder), { timeout: 20_000 }).toBe(false);
  }, 60_000);
});
