import type { Target } from "./target";

/** Newest version in the recordings. */
export const PREVIEW = "2026-09-01-preview";
/** Newest stable version that shows no preview property. */
export const STABLE = "2025-11-01";
export const ARM_VERSION = "2022-12-01";
export const RESOURCES_VERSION = "2024-11-01";
export const GRAPH_VERSION = "2022-10-01";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed text; undefined when there is none. */
  readonly body: unknown;
}

export interface CallOptions {
  readonly person?: string;
  /** Instead of a person's token; null sends no Authorization at all. */
  readonly authorization?: string | null;
  /** Null leaves the parameter out. */
  readonly apiVersion?: string | null;
  readonly body?: unknown;
  /** Instead of a body: sent as it is. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it is, without an SDK in between: path below the origin, or a whole URL that ARM gave. */
export async function callArm(
  target: Target,
  method: string,
  pathOrUrl: string,
  options: CallOptions = {},
): Promise<Answer> {
  const url = new URL(pathOrUrl, target.origin);
  const apiVersion = options.apiVersion === undefined ? PREVIEW : options.apiVersion;
  if (apiVersion !== null && !url.searchParams.has("api-version"))
    url.searchParams.set("api-version", apiVersion);
  const authorization =
    options.authorization === undefined
      ? `Bearer ${await target.token(options.person)}`
      : options.authorization;
  const sent = options.rawBody ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(authorization !== null && { authorization }),
      ...(sent !== undefined && { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

export function registriesPath(target: Target, resourceGroup = target.resourceGroup): string {
  return `/subscriptions/${target.subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerRegistry/registries`;
}

export function registryPath(target: Target, name: string, resourceGroup = target.resourceGroup): string {
  return `${registriesPath(target, resourceGroup)}/${name}`;
}

export function replicationPath(
  target: Target,
  registry: string,
  name: string,
  resourceGroup = target.resourceGroup,
): string {
  return `${registryPath(target, registry, resourceGroup)}/replications/${name}`;
}

/** Repeats a read, with time passing in between, until it shows what is awaited. */
export async function readUntil<Read>(
  target: Target,
  read: () => Promise<Read>,
  isAwaited: (seen: Read) => boolean,
): Promise<Read> {
  const stepSeconds = 10;
  for (let step = 0; step < 60; step += 1) {
    const seen = await read();
    if (isAwaited(seen)) return seen;
    await target.letTimePass(stepSeconds);
  }
  throw new Error("What was awaited did not come in ten minutes of the service's time.");
}

/** Follows an `Azure-AsyncOperation` or a `Location` to its end. */
export async function followOperation(target: Target, started: Answer): Promise<Answer> {
  const status = started.headers.get("azure-asyncoperation");
  if (status !== null) {
    return readUntil(
      target,
      () => callArm(target, "GET", status),
      ({ body }) => ["Succeeded", "Failed", "Canceled"].includes((body as { status: string }).status),
    );
  }
  let url = started.headers.get("location");
  if (url === null) return started;
  return readUntil(
    target,
    async () => {
      const poll = await callArm(target, "GET", url ?? "");
      url = poll.headers.get("location") ?? url;
      return poll;
    },
    (poll) => poll.status !== 202,
  );
}
