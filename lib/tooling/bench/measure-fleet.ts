import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Refused } from "../refused.mjs";
import { armRequests } from "./arm-requests";
import { startPair } from "./bench-pair";
import type { Measurement } from "./measurement";
import type { Bench } from "./with-servers";

const FLEET_SIZE = 1_000;

const REGISTRIES = "providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01";

/** What one refresh of a large fleet costs ARM, against lists of each registry, and what a page of it weighs. */
export async function measureFleet({ start, folder }: Bench): Promise<Measurement[]> {
  const { emulator, dashboard, cookie } = await startPair(
    start,
    `fleet:${FLEET_SIZE}`,
    join(folder, "fleet"),
  );
  const page = await fetch(`${dashboard.origin}/`, { headers: { cookie } });
  const html = await page.text();
  const rows = html.split('class="registry-row"').length - 1;
  if (!html.includes(`${FLEET_SIZE} registries`) || rows === 0) {
    throw new Refused(`The list does not show a fleet of ${FLEET_SIZE} registries (${page.status}).`);
  }
  const first = (await armRequests(emulator)).map(({ path }) => path);
  const isOfRegions = (path: string) => /\/locations$|\/providers\/Microsoft\.ContainerRegistry$/i.test(path);
  const fleet = `a fleet of ${FLEET_SIZE} registries`;
  return [
    {
      what: `ARM requests for ${fleet} with every state, Resource Graph`,
      value: first.filter((path) => !isOfRegions(path)).length,
      unit: "requests",
      limit: 20,
    },
    {
      what: "the same with a list of each registry's replicas",
      value: await naiveRequests(emulator.origin),
      unit: "requests",
    },
    { what: `page of ${rows} of ${fleet}, gzip`, value: gzipSync(html).length, unit: "bytes", limit: 25_000 },
    { what: `page of ${rows} of ${fleet}, as it is`, value: html.length, unit: "bytes", limit: 300_000 },
  ];
}

/** Makes them: subscriptions, the registries of each, the replicas of each registry, every page. */
async function naiveRequests(origin: string): Promise<number> {
  const signed = await fetch(`${origin}/_emulator/tokens`, {
    method: "POST",
    body: JSON.stringify({ person: "owner", audience: "arm" }),
  });
  const { access_token: token } = (await signed.json()) as { access_token: string };
  let count = 0;
  const list = async (first: string): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let next: string | undefined = first; next !== undefined;) {
      const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
      count += 1;
      if (answer.status === 429) {
        await wait(Number(answer.headers.get("retry-after") ?? 1) * 1_000);
        continue;
      }
      const page = (await answer.json()) as { value: readonly Item[]; nextLink?: string };
      items.push(...page.value);
      next = page.nextLink;
    }
    return items;
  };
  for (const subscription of await list(`${origin}/subscriptions?api-version=2022-12-01`)) {
    for (const registry of await list(`${origin}${subscription.id}/${REGISTRIES}`)) {
      await list(`${origin}${registry.id}/replications?api-version=2025-11-01`);
    }
  }
  return count;
}

interface Item {
  readonly id: string;
}
