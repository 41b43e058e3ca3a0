import "server-only";
import path from "node:path";
import type { z } from "zod";
import type { Cloud } from "./cloud";
import { CLOUDS } from "./cloud";
import { ConfigurationError } from "./configuration-error";
import type { DatabaseAddress } from "./database-address";
import { isLoopbackOrigin } from "./loopback";
import { problemsWithSignIn } from "./problems-with-sign-in";
import type { Variables } from "./variables";
import { VARIABLES } from "./variables";

export interface Configuration {
  readonly port: number;
  /** The one address that people use, without a slash at the end. */
  readonly publicOrigin: string;
  /** Values of the Host header that belong to `publicOrigin`. */
  readonly allowedHosts: readonly string[];
  /** How many proxies stand in front that write into X-Forwarded-For whom they heard from. */
  readonly trustedProxies: number;
  readonly azureMode: "emulator" | "azure";
  readonly cloud: Cloud;
  readonly armEndpoint: string;
  readonly armScope: string;
  /** Where the local Azure listens; undefined with real Azure. */
  readonly emulatorOrigin: string | undefined;
  /** Where people sign in: the cloud's sign-in service, the local one, or a proxy before either. */
  readonly authorityEndpoint: string;
  /** Empty with the local Azure unless it is set: then its own tenants. */
  readonly entraTenantIds: readonly string[];
  /** Undefined with the local Azure unless it is set: then its own app registration. */
  readonly entraClientId: string | undefined;
  /** `delegated`: people act with their own tokens. `service`: the app's own identity acts for them. */
  readonly accessMode: AccessMode;
  /** Whether the app has an identity of its own in Azure, which reads for status walls and when nobody is there. */
  readonly hasAppIdentity: boolean;
  /** The first seals, all open. Empty with the local Azure unless it is set: then one is made and kept. */
  readonly sessionSecrets: readonly string[];
  readonly sessionLimits: SessionLimits;
  /** Of what is older, the history keeps the last change of each replica and day only. */
  readonly historyDays: number;
  /** An open operation counts as stuck after so long, while the registry has too few earlier ones to tell. */
  readonly stuckAfterMinutes: number;
  /** Opens the metrics to whoever asks from elsewhere than this machine; undefined: nobody does. */
  readonly metricsToken: string | undefined;
  /** PostgreSQL; undefined for the embedded store in `dataDir`. */
  readonly database: DatabaseAddress | undefined;
  /** Absolute path, or `memory://` for a store that is gone with the process. */
  readonly dataDir: string;
}

export type AccessMode = "delegated" | "service";

export interface SessionLimits {
  /** Without a request that a person caused. */
  readonly idleMinutes: number;
  /** From the sign-in on, whatever happens. */
  readonly hours: number;
  /** How long ago a person may have proved who they are for a change that takes something out of service. */
  readonly freshSignInMinutes: number;
}

export const MEMORY_DATA_DIR = "memory://";

type Environment = Readonly<Record<string, string | undefined>>;

let parsed: Configuration | undefined;

export function getConfiguration(): Configuration {
  parsed ??= parseConfiguration(process.env);
  return parsed;
}

/** Throws a `ConfigurationError` with everything that is wrong, so that nobody has to start five times. */
export function parseConfiguration(env: Environment): Configuration {
  const given = withoutEmpty(env);
  const result = VARIABLES.safeParse(given);
  if (!result.success) throw new ConfigurationError(allProblems(given, result.error.issues));
  const variables = result.data;
  const publicOrigin = variables.PUBLIC_ORIGIN ?? `http://localhost:${variables.PORT}`;
  const azureMode = variables.REPLICA_MAP_AZURE ?? defaultAzureMode(variables, publicOrigin);
  const problems = problemsBetween(variables, publicOrigin, azureMode);
  if (problems.length > 0 || azureMode === undefined) throw new ConfigurationError(problems);

  const cloud = CLOUDS[variables.AZURE_CLOUD];
  const emulatorOrigin = azureMode === "emulator" ? `http://127.0.0.1:${variables.EMULATOR_PORT}` : undefined;
  // By the name that browsers use: what the local sign-in service says of itself follows the address it is asked at,
  // and cookies of localhost are not sent to 127.0.0.1.
  const localAuthority = azureMode === "emulator" ? `http://localhost:${variables.EMULATOR_PORT}` : undefined;
  return {
    port: variables.PORT,
    publicOrigin,
    allowedHosts: hostsOf(publicOrigin),
    // This server does not speak TLS, so that at an address elsewhere there is something in front of it that does.
    trustedProxies: variables.TRUSTED_PROXIES ?? (isLoopbackOrigin(publicOrigin) ? 0 : 1),
    azureMode,
    cloud,
    armEndpoint: variables.ARM_ENDPOINT ?? emulatorOrigin ?? cloud.armEndpoint,
    armScope: cloud.armScope,
    emulatorOrigin,
    authorityEndpoint: variables.AUTHORITY_ENDPOINT ?? localAuthority ?? cloud.authorityEndpoint,
    entraTenantIds: variables.ENTRA_TENANT_ID ?? [],
    entraClientId: variables.ENTRA_CLIENT_ID,
    accessMode: variables.ACCESS_MODE,
    hasAppIdentity: variables.ACCESS_MODE === "service" || variables.APP_IDENTITY === "on",
    sessionSecrets: variables.SESSION_SECRET ?? [],
    sessionLimits: {
      idleMinutes: variables.SESSION_IDLE_MINUTES,
      hours: variables.SESSION_HOURS,
      freshSignInMinutes: variables.FRESH_SIGN_IN_MINUTES,
    },
    historyDays: variables.HISTORY_DAYS,
    stuckAfterMinutes: variables.STUCK_AFTER_MINUTES,
    metricsToken: variables.METRICS_TOKEN,
    database: variables.DATABASE_URL,
    dataDir: variables.DATA_DIR === MEMORY_DATA_DIR ? MEMORY_DATA_DIR : path.resolve(variables.DATA_DIR),
  };
}

/** Those of single variables, and how the others fit together without them. */
function allProblems(given: Record<string, string>, issues: readonly z.core.$ZodIssue[]): string[] {
  const problems = issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const wrong = new Set(issues.map(({ path: [name] }) => String(name)));
  const others = VARIABLES.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))),
  );
  if (!others.success) return problems;
  const publicOrigin = others.data.PUBLIC_ORIGIN ?? `http://localhost:${others.data.PORT}`;
  const azureMode = others.data.REPLICA_MAP_AZURE ?? defaultAzureMode(others.data, publicOrigin);
  const between = problemsBetween(others.data, publicOrigin, azureMode);
  // One that is wrong is not missing as well.
  return [...problems, ...between.filter((problem) => !wrong.has(problem.split(" ")[0] ?? ""))];
}

// A service file with `PORT=` in it means "not set".
function withoutEmpty(env: Environment): Record<string, string> {
  const entries = Object.keys(VARIABLES.shape).map((name) => [name, env[name]?.trim()] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1])));
}

/** A trial on one machine starts by itself; anything that looks like more has to say what it means. */
function defaultAzureMode(variables: Variables, publicOrigin: string): "emulator" | undefined {
  const isTrial =
    isLoopbackOrigin(publicOrigin) &&
    variables.ENTRA_CLIENT_ID === undefined &&
    variables.DATABASE_URL === undefined;
  return isTrial ? "emulator" : undefined;
}

function problemsBetween(
  variables: Variables,
  publicOrigin: string,
  azureMode: Configuration["azureMode"] | undefined,
): string[] {
  const problems: string[] = [];
  if (azureMode === undefined) {
    const signs = [
      ...(isLoopbackOrigin(publicOrigin) ? [] : ["PUBLIC_ORIGIN is not on this machine"]),
      ...(variables.ENTRA_CLIENT_ID === undefined ? [] : ["ENTRA_CLIENT_ID is set"]),
      ...(variables.DATABASE_URL === undefined ? [] : ["DATABASE_URL is set"]),
    ];
    problems.push(
      `REPLICA_MAP_AZURE is not set, and ${signs.join(" and ")}, so this is not a trial on one machine. Set it to "azure" for real Azure, or to "emulator" for the local one.`,
    );
  }
  if (azureMode === "emulator") {
    if (variables.EMULATOR_PORT === variables.PORT) {
      problems.push(`EMULATOR_PORT and PORT are both ${variables.PORT}. Set one of them to another number.`);
    }
    if (variables.ARM_ENDPOINT !== undefined && !isLoopbackOrigin(variables.ARM_ENDPOINT)) {
      problems.push(
        `ARM_ENDPOINT is "${variables.ARM_ENDPOINT}", but the local Azure is on this machine only. Unset it, or set REPLICA_MAP_AZURE to "azure".`,
      );
    }
  }
  if (azureMode === "azure" && variables.DATA_DIR === MEMORY_DATA_DIR) {
    problems.push(
      `DATA_DIR is "${MEMORY_DATA_DIR}", which forgets the audit trail when the dashboard stops. Set it to a folder that lasts.`,
    );
  }
  if (variables.ACCESS_MODE === "service" && variables.APP_IDENTITY === "off") {
    problems.push(
      'APP_IDENTITY is "off", but with ACCESS_MODE "service" the app\'s own identity makes every request. Unset it, or set ACCESS_MODE to "delegated".',
    );
  }
  return [...problems, ...problemsWithSignIn(variables, publicOrigin, azureMode)];
}

// Browsers leave the scheme's own port out; some reverse proxies write it.
function hostsOf(origin: string): readonly string[] {
  const url = new URL(origin);
  if (url.port !== "") return [url.host];
  return [url.host, `${url.host}:${url.protocol === "https:" ? 443 : 80}`];
}
