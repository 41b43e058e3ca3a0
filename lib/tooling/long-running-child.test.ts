import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startChild } from "./long-running-child.mjs";
import { waitForAnswer } from "./wait-for-answer.mjs";

const SERVER = `
  const server = require("node:http").createServer((_, response) => response.end("hello"));
  server.listen(0, "127.0.0.1", () => console.log("port " + server.address().port));
`;

/** A parent that starts the server through startChild and prints what it prints. */
const PARENT = `
  import { startChild } from ${JSON.stringify(new URL("./long-running-child.mjs", import.meta.url).href)};
  startChild({ name: "server", args: ["--eval", process.env.SERVER], env: process.env, banner: /^never/ });
`;

function firstLineOf(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => stream.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())));
}

/** Connected to the server; `ended` resolves when nobody holds the other end any more. */
async function connectionTo(port: number): Promise<{ ended: Promise<void> }> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.resume();
  // A server that is killed may cut the connection instead of closing it; either way it is gone.
  socket.on("error", () => undefined);
  return { ended: new Promise((resolve) => socket.once("close", () => resolve())) };
}

describe("a long-running child", () => {
  it.each(["SIGKILL", "SIGTERM"] as const)("ends when its parent is ended by %s", async (signal) => {
    const parent = spawn(process.execPath, ["--input-type=module", "--eval", PARENT], {
      env: { ...process.env, SERVER },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = Number((await firstLineOf(parent.stdout)).replace("port ", ""));
    // Before the signal: the server may be gone before a connection begun together with it stands.
    const connection = await connectionTo(port);
    parent.kill(signal);
    await expect(connection.ended).resolves.toBeUndefined();
  });

  it("says how it ended when it ends by itself", async () => {
    const child = startChild({
      name: "x",
      args: ["--eval", "process.exit(7)"],
      env: process.env,
      banner: /^$/,
    });
    expect(await child.ended).toBe("exit code 7");
  });

  it("ends when it is asked to", async () => {
    const child = startChild({
      name: "x",
      args: ["--eval", "setInterval(() => {}, 1000)"],
      env: process.env,
      banner: /^$/,
    });
    await child.stop();
    expect(await child.ended).toBe("signal SIGTERM");
  });
});

describe("waiting for a server", () => {
  it("gives up when nobody answers", async () => {
    expect(await waitForAnswer("http://127.0.0.1:1/", [200], 1)).toBeUndefined();
  });
});
