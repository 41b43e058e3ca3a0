import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startPostgres } from "../postgres/start-postgres";
import { startDashboard } from "./bench-pair";
import { changeReplica, keepChanging, peopleFor, signInCrowd, startAzureOfCrowd } from "./crowd";
import { startLiveClients, type Heard } from "./live-clients";
import { readsInAMinute } from "./measure-reads";
import type { Measurement } from "./measurement";
import { median } from "./render-times";
import type { Bench } from "./with-servers";

const CLIENTS = 100;
const CHANGES = 9;

/** Two dashboards on one PostgreSQL: what the second one costs ARM, and how late its clients are. */
export async function measureInstances(bench: Bench): Promise<Measurement[]> {
  const { start, folder, atEnd } = bench;
  const postgres = await startPostgres();
  atEnd(postgres.stop);
  const emulator = await startAzureOfCrowd(bench, peopleFor(CLIENTS));
  await keepChanging(emulator);
  const env = {
    DATABASE_URL: await postgres.createDatabase(),
    SESSION_SECRET: randomBytes(32).toString("hex"),
    TRUSTED_PROXIES: "1",
  };
  const startOne = (name: string) =>
    startDashboard(start, emulator, { ...env, DATA_DIR: join(folder, name) });
  const first = await startOne("first");
  const seats = await signInCrowd({ emulator, dashboard: first }, CLIENTS);
  const own = startLiveClients(bench);
  await own.open(seats, "event: picture");
  const alone = await readsInAMinute(emulator);

  const second = await startOne("second");
  const others = startLiveClients(bench);
  // Cookies of one host are told apart by the port.
  await others.open(await signInCrowd({ emulator, dashboard: second }, CLIENTS), "event: picture");
  const together = await readsInAMinute(emulator);

  const delays: { readonly own: number; readonly others: number }[] = [];
  for (let round = 0; round < CHANGES; round += 1) {
    const mark = `measured-${round}-`;
    const heardByOthers: Promise<Heard>[] = [];
    const heard = await own.hear(mark, async () => {
      heardByOthers.push(others.hear(mark, () => changeReplica(emulator, mark)));
      return Promise.resolve();
    });
    const [other] = await Promise.all(heardByOthers);
    if (other) delays.push({ own: heard.lastMs - heard.toldMs, others: other.lastMs - other.toldMs });
  }
  const what = "ARM reads of the tracker in a minute of a change";
  return [
    { what: `${what}, one instance on PostgreSQL`, value: alone, unit: "requests" },
    {
      what: `${what}, two instances with clients each`,
      value: together,
      unit: "requests",
      limit: Math.ceil(alone * 1.05),
    },
    {
      what: `from the look that saw a change to the last of ${CLIENTS} clients of the other instance, over those of its own`,
      value: median(delays.map(({ own: ownMs, others: othersMs }) => othersMs / ownMs)),
      unit: "times",
    },
  ];
}
