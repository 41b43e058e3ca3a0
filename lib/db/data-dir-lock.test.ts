import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { lockDataDir } from "./data-dir-lock";
import { isRunning, ownIdentity } from "./process-identity";

const folder = mkdtempSync(path.join(tmpdir(), "replica-map-lock-"));
const file = path.join(folder, "store.lock");
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const longAgo = new Date("2020-01-01T00:00:00Z");

function leave(holder: Record<string, unknown>): void {
  writeFileSync(file, JSON.stringify({ nonce: "left-behind", ...holder }));
}

function expectTaken(): void {
  const lock = lockDataDir(file);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
}

describe("the lock on the data folder", () => {
  it("is held by one at a time, and free again once released", () => {
    const lock = lockDataDir(file);
    expect(() => lockDataDir(file)).toThrow(
      /^The data folder is in use by the process \d+ on .* set DATA_DIR to another folder/,
    );
    lock.release();
    expectTaken();
  });

  it("releases only what is its own", () => {
    const lock = lockDataDir(file);
    leave(ownIdentity() as unknown as Record<string, unknown>);
    lock.release();
    expect(existsSync(file)).toBe(true);
  });

  it("is refused while another process of this machine lives", async () => {
    const other = spawn(process.execPath, ["-e", "process.stdin.resume(); console.log('up')"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(other.stdout, "data");
    leave({ machine: ownIdentity().machine, pid: other.pid });
    utimesSync(file, longAgo, longAgo);
    expect(() => lockDataDir(file)).toThrow(`in use by the process ${other.pid}`);
    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await ended;
    expectTaken();
  });

  it("is not kept by another process that was given the same number later", () => {
    const { machine, pid } = ownIdentity();
    leave({ machine, pid, startedAt: "an earlier start" });
    if (process.platform === "win32") expect(() => lockDataDir(file)).toThrow(/in use/);
    else expectTaken();
  });

  it("is believed of another machine as long as its file is touched", () => {
    leave({ machine: "elsewhere", pid: 1 });
    expect(() => lockDataDir(file)).toThrow("in use by the process 1 on elsewhere");
    utimesSync(file, longAgo, longAgo);
    expectTaken();
  });

  it.each(["", "{", '{"pid":"x"}'])(
    "is refused while its file is half written, and not for ever: %j",
    (text) => {
      writeFileSync(file, text);
      expect(() => lockDataDir(file)).toThrow("in use by another process");
      utimesSync(file, longAgo, longAgo);
      expectTaken();
    },
  );
});

describe("telling whether a process is running", () => {
  it("knows itself, and that no process has an impossible number", () => {
    expect(isRunning(ownIdentity())).toBe(true);
    expect(isRunning({ pid: 2 ** 30, startedAt: undefined })).toBe(false);
  });
});
