import { replicaRegionNames } from "../catalogue/regions";
import { armError } from "../errors/arm-error";
import type { VersionFamily } from "./arm-call";

/** As the replication endpoint advertised them in 2026-09, in one header. */
const ADVERTISED = [
  "2020-11-01-preview",
  "2021-06-01-preview",
  "2021-08-01-preview",
  "2021-09-01",
  "2021-12-01-preview",
  "2022-02-01-preview",
  "2022-12-01",
  "2023-01-01-preview",
  "2023-06-01-preview",
  "2023-07-01",
  "2023-08-01-preview",
  "2023-11-01-preview",
  "2024-01-01-preview",
  "2024-11-01-preview",
  "2025-03-01-preview",
  "2025-04-01",
  "2025-05-01-preview",
  "2025-06-01-preview",
  "2025-09-01-preview",
  "2025-11-01",
  "2025-12-01-preview",
  "2026-01-01-preview",
  "2026-03-01-preview",
  "2026-09-01-preview",
  "2026-11-01",
];

/** Older than what is advertised, yet declared for both types. */
const OLDER = ["2017-10-01", "2019-05-01", "2019-12-01-preview"];

export const ACR_API_VERSIONS: readonly string[] = [...OLDER, ...ADVERTISED];

/** Of Resource Graph, those whose answers are lists of objects. */
export const GRAPH_API_VERSIONS_ANSWERED: readonly string[] = [
  "2021-03-01",
  "2021-06-01-preview",
  "2022-10-01",
  "2024-04-01",
];
const GRAPH_API_VERSIONS = [
  "2018-09-01-preview",
  "2019-04-01",
  "2020-04-01-preview",
  ...GRAPH_API_VERSIONS_ANSWERED,
];

export const WELL_FORMED_VERSION = /^\d{4}-\d{2}-\d{2}(-[a-z]+)?$/i;

/** ARM takes a version in any case; the provider's answer depends on which one it is. */
export function checkedApiVersion(query: URLSearchParams, family: VersionFamily, location: string): string {
  const given = query.get("api-version");
  if (given === null || given === "") throw armError.missingApiVersion();
  const version = given.toLowerCase();
  if (!WELL_FORMED_VERSION.test(version)) throw armError.invalidApiVersion(given);
  if (family === "resource-graph") {
    if (GRAPH_API_VERSIONS.includes(version)) return version;
    // Unconfirmed: what ARM says for a type that is in no location.
    throw armError.noRegisteredProvider("resources", "", given, GRAPH_API_VERSIONS, []);
  }
  if (family !== "arm" && !ACR_API_VERSIONS.includes(version)) {
    const type = family === "registries" ? "registries" : "registries/replications";
    throw armError.noRegisteredProvider(type, location, given, ACR_API_VERSIONS, replicaRegionNames());
  }
  return version;
}

/** Nothing may be decided by this header: its value differs between endpoints of the same minute. */
export function advertisedVersions(family: VersionFamily, isList: boolean): string | undefined {
  if (family === "arm" || family === "resource-graph") return undefined;
  if (family === "registries") return "2026-09-01-preview";
  return (isList ? ADVERTISED.slice(0, -1) : ADVERTISED).join(", ");
}
