import { join } from "node:path";
import { startDashboard } from "./bench-pair";
import type { BenchServer } from "./bench-server";
import { changeReplica, keepChanging, peopleFor, signInCrowd, startAzureOfCrowd } from "./crowd";
import { startLiveClients, type LiveClients, type Seat } from "./live-clients";
import type { Measurement } from "./measurement";
import { memoryProbe, type Memory, type MemoryProbe } from "./memory-of";
import { median } from "./render-times";
import { changeStream, startBareStream, startEmptyStream } from "./stream-baselines";
import type { Bench } from "./with-servers";

const CLIENTS = 5_000;
/** What is there anyhow, and what only the first clients cost, is left out by counting from here. */
const FIRST_CLIENTS = 500;
const CHANGES = 5;

interface Measured {
  readonly perClient: Memory;
  /** From when a change is told of, as itself says, to the last client. */
  readonly delayMs: number;
  /** From the first client to the last. */
  readonly spreadMs: number;
  readonly bytes: number;
}

/** What each of many open feeds costs, and how late the last of them is, against streams that do nothing else. */
export async function measureClients(bench: Bench): Promise<Measurement[]> {
  const emulator = await startAzureOfCrowd(bench, peopleFor(CLIENTS));
  const probe = await memoryProbe();
  const env = { DATA_DIR: join(bench.folder, "clients"), TRUSTED_PROXIES: "1", ...probe.env };
  const dashboard = await startDashboard(bench.start, emulator, env, {
    nodeArgs: probe.nodeArgs,
    answersAt: "/api/health",
  });
  const seats = await signInCrowd({ emulator, dashboard }, CLIENTS);
  const clients = startLiveClients(bench);
  const ours = await measureServer(dashboard, probe, clients, {
    seats,
    until: "event: picture",
    // Only now: while something changes, each look of every second is told to all, which takes time and no memory.
    beforeChanges: () => keepChanging(emulator),
    change: (mark) => changeReplica(emulator, mark),
  });
  await emulator.stop();
  const baseline = async (start: typeof startBareStream): Promise<Measured> => {
    const ownProbe = await memoryProbe();
    const server = await start(bench.start, ownProbe);
    return measureServer(server, ownProbe, clients, {
      seats: seats.map(({ headers }) => ({ port: server.port, path: "/stream", headers })),
      until: "event: beat",
      change: (mark) => changeStream(server, mark, ours.bytes),
    });
  };
  const empty = await baseline(startEmptyStream);
  const bare = await baseline(startBareStream);
  return [...memoryRows(ours, empty, bare), ...delayRows(ours, empty, bare)];
}

interface Opening {
  readonly seats: readonly Seat[];
  readonly until: string;
  readonly beforeChanges?: () => Promise<void>;
  readonly change: (mark: string) => Promise<void>;
}

async function measureServer(
  server: BenchServer,
  probe: MemoryProbe,
  clients: LiveClients,
  { seats, until, beforeChanges, change }: Opening,
): Promise<Measured> {
  await clients.open(seats.slice(0, FIRST_CLIENTS), until);
  const before = await probe.settled();
  await clients.open(seats.slice(FIRST_CLIENTS), until);
  const after = await probe.settled();
  const each = (part: keyof Memory) => (after[part] - before[part]) / (CLIENTS - FIRST_CLIENTS);
  await beforeChanges?.();
  const heard = [];
  for (let round = 0; round < CHANGES; round += 1) {
    const mark = `measured-${round}-`;
    heard.push(await clients.hear(mark, () => change(mark)));
  }
  await clients.close();
  await server.stop();
  return {
    perClient: { rss: each("rss"), heap: each("heap") },
    delayMs: median(heard.map(({ toldMs, lastMs }) => lastMs - toldMs)),
    spreadMs: median(heard.map(({ firstMs, lastMs }) => lastMs - firstMs)),
    bytes: median(heard.map(({ bytes }) => bytes)),
  };
}

function memoryRows({ perClient: ours }: Measured, empty: Measured, bare: Measured): Measurement[] {
  const of = `memory for each of ${CLIENTS} live clients`;
  return [
    { what: of, value: ours.rss, unit: "bytes" },
    {
      what: `${of} over an empty Next route handler's stream`,
      value: ours.rss / empty.perClient.rss,
      unit: "times",
      limit: 1.3,
    },
    { what: `${of} over a bare node:http stream`, value: ours.rss / bare.perClient.rss, unit: "times" },
    { what: `heap for each of ${CLIENTS} live clients`, value: ours.heap, unit: "bytes" },
    {
      what: "the same over an empty Next route handler's stream",
      value: ours.heap / empty.perClient.heap,
      unit: "times",
      limit: 1.3,
    },
    {
      what: "the same over a bare node:http stream",
      value: ours.heap / bare.perClient.heap,
      unit: "times",
    },
  ];
}

function delayRows(ours: Measured, empty: Measured, bare: Measured): Measurement[] {
  const whole = `from the look that saw a change to the last of ${CLIENTS} clients, over a broadcast`;
  const spread = `from the first to the last of ${CLIENTS} clients, over a broadcast`;
  return [
    { what: `${whole} in an empty Next route handler`, value: ours.delayMs / empty.delayMs, unit: "times" },
    { what: `${whole} by bare node:http`, value: ours.delayMs / bare.delayMs, unit: "times" },
    {
      what: `${spread} in an empty Next route handler`,
      value: ours.spreadMs / empty.spreadMs,
      unit: "times",
    },
    { what: `${spread} by bare node:http`, value: ours.spreadMs / bare.spreadMs, unit: "times" },
  ];
}
