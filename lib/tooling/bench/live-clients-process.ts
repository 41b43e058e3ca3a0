import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import type { Ask, Heard, Seat } from "./live-clients";

// Screens without a browser, in a process of their own: each one socket that reads what it is sent.

const AT_ONCE = 40;
const TAIL = 200;
const LONGEST_MS = 60_000;

interface Waiting {
  readonly mark: string;
  /** The one whose text is kept, for the time that the change speaks of. */
  readonly keeper: Client;
  readonly left: Set<Client>;
  readonly times: number[];
  readonly tell: (heard: Heard) => void;
}

interface Client {
  tail: string;
  kept: string;
}

const clients = new Map<Client, Socket>();
let waiting: Waiting | undefined;
let heard: Promise<Heard> | undefined;

const nowMs = () => performance.timeOrigin + performance.now();

/** Resolves when the client has got `until`; rejects with what the server answered instead. */
function open(seat: Seat, until: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port, path, headers } = seat;
    const socket = connect({ port, host: "127.0.0.1" });
    const client: Client = { tail: "", kept: "" };
    let isOpen = false;
    const refuse = (why: string) => {
      socket.destroy();
      clients.delete(client);
      if (!isOpen) reject(new Error(why));
      else leave(`A live client was cut off: ${why}`);
    };
    const lines = Object.entries({ host: `localhost:${port}`, accept: "text/event-stream", ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.setEncoding("utf8");
    socket.write(`GET ${path} HTTP/1.1\r\n${head}\r\n`);
    clients.set(client, socket);
    socket.on("data", (text: string) => {
      const seen = client.tail + text;
      client.tail = seen.slice(-TAIL);
      if (!isOpen) {
        client.kept += text;
        if (!/^HTTP\/1\.1 200/.test(client.kept))
          refuse(`refused with ${client.kept.slice(0, client.kept.indexOf("\r\n"))}`);
        else if (client.kept.includes(until)) {
          isOpen = true;
          client.kept = "";
          resolve();
        }
      } else if (waiting !== undefined) listen(client, text, seen);
    });
    socket.once("error", (error) => refuse(error.message));
    socket.once("close", () => {
      if (!isOpen) refuse("the stream ended");
      // A feed ends when its reader is to be judged anew; then a browser comes back.
      else if (clients.delete(client)) open(seat, until).catch((error: unknown) => leave(String(error)));
    });
  });
}

/** What is measured without one of them would be wrong. */
function leave(why: string): void {
  console.error(why);
  process.exit(1);
}

function listen(client: Client, text: string, seen: string): void {
  if (waiting === undefined || !waiting.left.has(client)) return;
  if (client === waiting.keeper) client.kept += text;
  if (!seen.includes(waiting.mark)) return;
  waiting.left.delete(client);
  waiting.times.push(nowMs());
  if (waiting.left.size > 0) return;
  const { times, tell, keeper, mark } = waiting;
  waiting = undefined;
  const before = keeper.kept.slice(0, keeper.kept.indexOf(mark));
  const asOf = [...before.matchAll(/"asOf":"([^"]+)"/g)].at(-1)?.[1] ?? "";
  const bytes = keeper.kept.length - before.lastIndexOf("event: ");
  tell({ toldMs: Date.parse(asOf), firstMs: times[0] ?? NaN, lastMs: times.at(-1) ?? NaN, bytes });
}

async function openAll(seats: readonly Seat[], until: string): Promise<void> {
  const queue = [...seats];
  const work = async () => {
    for (let seat = queue.shift(); seat !== undefined; seat = queue.shift()) await open(seat, until);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function expectMark(mark: string): void {
  const [keeper] = clients.keys();
  if (keeper === undefined) throw new Error("Nobody listens.");
  keeper.kept = "";
  heard = new Promise((tell, fail) => {
    waiting = { mark, keeper, left: new Set(clients.keys()), times: [], tell };
    setTimeout(() => fail(new Error(`Not everybody was told of ${mark}.`)), LONGEST_MS).unref();
  });
  heard.catch(() => undefined);
}

async function answer(ask: Ask): Promise<Heard | undefined> {
  switch (ask.kind) {
    case "open":
      await openAll(ask.seats, ask.until);
      return undefined;
    case "expect":
      expectMark(ask.mark);
      return undefined;
    case "heard":
      return heard;
    case "close":
      for (const socket of clients.values()) socket.removeAllListeners("close").destroy();
      clients.clear();
      return undefined;
  }
}

process.on("message", ({ id, ask }: { id: number; ask: Ask }) => {
  answer(ask).then(
    (heard) => process.send?.({ id, heard }),
    (error: unknown) => process.send?.({ id, problem: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
