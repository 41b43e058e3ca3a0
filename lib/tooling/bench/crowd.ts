import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeSigningKey } from "../../emulator/identity/signing-key";
import { initialState } from "../../emulator/scenario/initial-state";
import { CONTOSO_SUBSCRIPTION, CONTOSO_TENANT } from "../../emulator/scenario/people";
import { writeStateFile } from "../../emulator/state/state-file";
import { MOST_OPEN_FEEDS } from "../../rate-limit/limits";
import { signInOverHttp } from "../sign-in-over-http";
import { startLocalAzure } from "./bench-pair";
import type { BenchServer } from "./bench-server";
import type { Seat } from "./live-clients";
import type { Bench } from "./with-servers";

const REGISTRY = `/subscriptions/${CONTOSO_SUBSCRIPTION}/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contoso`;
const SESSIONS_OF_A_PERSON = MOST_OPEN_FEEDS.person / MOST_OPEN_FEEDS.session;

/** How many people it takes for so many feeds: each may have no more than the limit, in several browsers. */
export const peopleFor = (feeds: number) => Math.ceil(feeds / MOST_OPEN_FEEDS.person);

const nameOf = (index: number) => `person-${index}@contoso.com`;

/** The local Azure with so many people who may read the scenario's registries. */
export async function startAzureOfCrowd(
  { start, folder }: Pick<Bench, "start" | "folder">,
  people: number,
): Promise<BenchServer> {
  const state = initialState({
    scenario: "contoso",
    seed: 1,
    speed: 1,
    wallNowMs: Date.now(),
    signingKey: await makeSigningKey(),
  });
  for (let index = 0; index < people; index += 1) {
    const objectId = randomUUID();
    state.people.push({
      name: `person-${index}`,
      kind: "User",
      tenantId: CONTOSO_TENANT,
      objectId,
      principalName: nameOf(index),
      displayName: `Person ${index}`,
      appRoles: [],
    });
    state.roleAssignments.push({
      principalId: objectId,
      role: "Reader",
      scope: `/subscriptions/${CONTOSO_SUBSCRIPTION}`,
    });
  }
  const path = join(folder, `${randomUUID()}.json`);
  const writer = writeStateFile(path, () => state);
  writer.changed();
  await writer.close();
  return startLocalAzure(start, { EMULATOR_SCENARIO: "contoso", EMULATOR_STATE_FILE: path });
}

/**
 * Signs people in and gives so many places at the feed of one registry, none more than the limits let each have. Every
 * person comes from an address of their own.
 *
 * The first place of each person comes first: whoever is let in once is not judged again for their other screens.
 */
export async function signInCrowd(
  { emulator, dashboard }: { readonly emulator: BenchServer; readonly dashboard: BenchServer },
  feeds: number,
): Promise<Seat[]> {
  const path = `/api/live?topics=registry:${encodeURIComponent(REGISTRY)}`;
  const byRound: Seat[][] = [];
  for (let index = 0; index < peopleFor(feeds); index += 1) {
    const address = `10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    for (let session = 0; session < SESSIONS_OF_A_PERSON; session += 1) {
      const cookie = await signInOverHttp(
        { dashboardOrigin: dashboard.origin, emulatorOrigin: emulator.origin, address },
        nameOf(index),
      );
      const seat = { port: dashboard.port, path, headers: { cookie, "x-forwarded-for": address } };
      for (let feed = 0; feed < MOST_OPEN_FEEDS.session; feed += 1) {
        (byRound[session * MOST_OPEN_FEEDS.session + feed] ??= []).push(seat);
      }
    }
  }
  return byRound.flat().slice(0, feeds);
}

/** Says something new about a replica, which everybody who watches is to be told; the mark is in its words. */
export async function changeReplica(emulator: BenchServer, mark: string): Promise<void> {
  await setReplica(emulator, "westeurope", { message: mark });
}

/** A replica that never gets ready: whatever watches its registry does so at its fastest. */
export async function keepChanging(emulator: BenchServer): Promise<void> {
  await setReplica(emulator, "eastus", { provisioningState: "Creating", displayStatus: "Syncing" });
}

async function setReplica(emulator: BenchServer, name: string, setting: object): Promise<void> {
  const answer = await fetch(`${emulator.origin}/_emulator/replicas`, {
    method: "POST",
    body: JSON.stringify({ id: `${REGISTRY}/replications/${name}`, ...setting }),
  });
  if (!answer.ok) throw new Error(`The replica ${name} could not be set (${answer.status}).`);
}
