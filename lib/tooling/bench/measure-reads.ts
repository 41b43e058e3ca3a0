import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { armRequests } from "./arm-requests";
import { startDashboard } from "./bench-pair";
import type { BenchServer } from "./bench-server";
import { keepChanging, peopleFor, signInCrowd, startAzureOfCrowd } from "./crowd";
import { startLiveClients } from "./live-clients";
import type { Measurement } from "./measurement";
import type { Bench } from "./with-servers";

const MINUTE_MS = 60_000;
const WATCHING = [1, 10, 1_000] as const;
const MOST = Math.max(...WATCHING);
/** The tracker spreads its looks by a tenth of a second or so; a minute has some 60 of them. */
const SPREAD = 1.05;

/** What the tracker asks ARM for while a replica is created, by how many watch; and what it costs to let them in. */
export async function measureReads(bench: Bench): Promise<Measurement[]> {
  const people = peopleFor(MOST);
  const emulator = await startAzureOfCrowd(bench, people);
  await keepChanging(emulator);
  const env = { DATA_DIR: join(bench.folder, "reads"), TRUSTED_PROXIES: "1" };
  const dashboard = await startDashboard(bench.start, emulator, env);
  const seats = await signInCrowd({ emulator, dashboard }, MOST);
  const clients = startLiveClients(bench);
  const rows: Measurement[] = [];
  let lettingIn = 0;
  for (const watching of WATCHING) {
    // One of each person first: whoever was let in is not judged again for a while.
    const before = await countOf(emulator);
    await clients.open(seats.slice(0, Math.min(watching, people)), "event: picture");
    lettingIn += (await countOf(emulator)) - before;
    await clients.open(seats.slice(people, watching), "event: picture");
    const reads = await readsInAMinute(emulator);
    await clients.close();
    const limit = rows[0] && { limit: Math.ceil(rows[0].value * SPREAD) };
    rows.push({
      what: `ARM reads of the tracker in a minute of a change, ${watching === 1 ? "1 client" : `${watching} clients`} of one registry`,
      value: reads,
      unit: "requests",
      ...limit,
    });
  }
  const what = `ARM reads while ${people} people are let in, with those of the tracker meanwhile`;
  return [...rows, { what, value: lettingIn, unit: "requests" }];
}

export async function readsInAMinute(emulator: BenchServer): Promise<number> {
  const before = await countOf(emulator);
  await wait(MINUTE_MS);
  return (await countOf(emulator)) - before;
}

const countOf = async (emulator: BenchServer) => (await armRequests(emulator)).length;
