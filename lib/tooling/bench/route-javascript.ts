import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { Refused } from "../refused.mjs";

const RouteStats = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()).min(1) }));

/** Bytes of gzipped JavaScript that a browser loads before a route works, each file on its own as it is served. */
export function routeJavascriptGzipBytes(appFolder: string, route: string): number {
  const statsFile = join(appFolder, ".next", "diagnostics", "route-bundle-stats.json");
  const stats = RouteStats.parse(JSON.parse(readFileSync(statsFile, "utf8")));
  const found = stats.find((entry) => entry.route === route);
  if (found === undefined) throw new Refused(`The build knows no route ${route}.`);
  return found.firstLoadChunkPaths
    .map((path) => gzipSync(readFileSync(join(appFolder, path))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
