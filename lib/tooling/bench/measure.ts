import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { Refused } from "../refused.mjs";
import { startPair } from "./bench-pair";
import { startBenchServer, type BenchServer } from "./bench-server";
import { EMPTY_APP, NEXT_BIN } from "./empty-app";
import { mapMarkup } from "./map-markup";
import { FLEET_SIZE, measureFleet } from "./measure-fleet";
import { medianMilliseconds } from "./render-times";
import { routeJavascriptGzipBytes } from "./route-javascript";

const REGISTRY_ROUTE = "/registries/[subscription]/[group]/[name]";
const REGISTRY_LINK = /\/registries\/[^"/?]+\/[^"/?]+\/contoso(?=["?])/;

export interface Measurement {
  what: string;
  value: number;
  unit: "bytes" | "requests" | "times";
  /** Only counts have one: a time on somebody's machine is told, not judged. */
  limit?: number;
}

export async function measure(): Promise<Measurement[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "replica-map-bench-"));
  const servers: BenchServer[] = [];
  const start = async (...options: Parameters<typeof startBenchServer>) => {
    const server = await startBenchServer(...options);
    servers.push(server);
    return server;
  };
  try {
    const { dashboard, cookie } = await startPair(start, "contoso", join(dataDir, "pages"));
    const empty = await start({
      name: "The empty application",
      args: (port) => [NEXT_BIN, "start", EMPTY_APP, "-p", String(port), "-H", "127.0.0.1"],
      env: () => ({}),
      answersAt: "/",
    });
    const pages = await measureServers(dashboard, empty, cookie);
    const fleet = await startPair(start, `fleet:${FLEET_SIZE}`, join(dataDir, "fleet"));
    return [...pages, ...(await measureFleet(fleet))];
  } finally {
    for (const server of servers.toReversed()) await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
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
