import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { Refused } from "../refused.mjs";
import { startPair } from "./bench-pair";
import type { BenchServer } from "./bench-server";
import { EMPTY_APP, startEmptyApp } from "./empty-app";
import { mapMarkup } from "./map-markup";
import type { Measurement } from "./measurement";
import { medianMilliseconds } from "./render-times";
import { routeJavascriptGzipBytes } from "./route-javascript";
import type { Bench } from "./with-servers";

const REGISTRY_ROUTE = "/registries/[subscription]/[group]/[name]";
const REGISTRY_LINK = /\/registries\/[^"/?]+\/[^"/?]+\/contoso(?=["?])/;

/** What a browser is sent for a page and how long the server takes for it, against an empty page. */
export async function measurePages({ start, folder }: Bench): Promise<Measurement[]> {
  const { dashboard, cookie } = await startPair(start, "contoso", join(folder, "pages"));
  const empty = await startEmptyApp(start);
  return measureServers(dashboard, empty, cookie);
}

async function measureServers(
  dashboard: BenchServer,
  empty: BenchServer,
  cookie: string,
): Promise<Measurement[]> {
  const registryPage = await registryPageOf(dashboard, cookie);
  const html = await (await fetch(registryPage, { headers: { cookie } })).text();
  const { markup, regions } = mapMarkup(html);
  const [registryMs, emptyMs] = await medianMilliseconds([registryPage, `${empty.origin}/`], cookie);
  return [
    {
      what: "client JavaScript of the registry page over an empty page, gzip",
      value:
        routeJavascriptGzipBytes(PROJECT_ROOT, REGISTRY_ROUTE) - routeJavascriptGzipBytes(EMPTY_APP, "/"),
      unit: "bytes",
      limit: 15_000,
    },
    {
      what: "land of the world, gzip",
      value: gzipSync(readFileSync(inProject("public", "map", "land.svg"))).length,
      unit: "bytes",
      limit: 8_000,
    },
    {
      what: `hexagons of ${regions} regions in the page, every scene, gzip`,
      value: gzipSync(markup).length,
      unit: "bytes",
      limit: 6_000,
    },
    {
      what: `server time of the registry page with ${regions} regions over an empty page's`,
      value: registryMs / emptyMs,
      unit: "times",
    },
  ];
}

async function registryPageOf(dashboard: BenchServer, cookie: string): Promise<string> {
  const list = await (await fetch(`${dashboard.origin}/`, { headers: { cookie } })).text();
  const link = REGISTRY_LINK.exec(list)?.[0];
  if (link === undefined) throw new Refused("The list of registries has no link to the registry contoso.");
  return `${dashboard.origin}${link}`;
}
