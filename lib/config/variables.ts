import { z } from "zod";
import { CLOUD_NAMES } from "./cloud";
import { databaseAddress } from "./database-address";
import { isLoopbackOrigin } from "./loopback";

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, { error: notAPort })
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, { error: notAPort })
    .default(fallback);

function notAPort({ input }: { input?: unknown }): string {
  return `is "${String(input)}", which is not a port. Set it to a whole number from 1 to 65535.`;
}

/** Scheme, host and port and nothing else; plain http only where nobody else can listen. */
const origin = (example: string) =>
  z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isOrigin =
      url !== undefined &&
      (url.protocol === "https:" || url.protocol === "http:") &&
      url.origin.toLowerCase() === text.replace(/\/$/, "").toLowerCase().replace(defaultPortOf(url), "");
    if (!isOrigin) {
      context.addIssue(
        `is "${withoutUserInfo(text)}", which is not an origin. Set it to scheme, host and port alone, for example ${example}.`,
      );
      return z.NEVER;
    }
    if (url.protocol === "http:" && !isLoopbackOrigin(url.origin)) {
      context.addIssue(
        `is "${url.origin}", which sends tokens and cookies unprotected over the network. Set it to an https address, for example ${example}; plain http is for localhost only.`,
      );
      return z.NEVER;
    }
    return url.origin;
  });

function defaultPortOf(url: URL): RegExp {
  return url.protocol === "https:" ? /:443$/ : /:80$/;
}

// Somebody may paste an address with a password in it, and refusals end up in logs.
function withoutUserInfo(text: string): string {
  return text.replace(/\/\/[^/]*@/, "//…@");
}

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ input }) => `is "${String(input)}". Set it to one of: ${words.join(", ")}.`,
  });

const wholeNumber = (fallback: number, most: number) => {
  const error = ({ input }: { input?: unknown }) =>
    `is "${String(input)}". Set it to a whole number from 1 to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error })
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, {
      error: `is out of range. Set it to a whole number from 1 to ${most}.`,
    })
    .default(fallback);
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const guid = z
  .string()
  .toLowerCase()
  .regex(GUID, {
    error: ({ input }) =>
      `is "${String(input)}", which is not an id of Microsoft Entra. Set it to the id that looks like 00000000-0000-0000-0000-000000000000.`,
  });

const guids = z.string().transform((text, context) => {
  const ids = text
    .toLowerCase()
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const wrong = ids.find((id) => !GUID.test(id));
  if (ids.length > 0 && wrong === undefined) return [...new Set(ids)];
  context.addIssue(
    `holds "${wrong ?? text}", which is not the id of a tenant. Set it to the tenant's id, or to several with commas between them; names of domains are not taken.`,
  );
  return z.NEVER;
});

/** For 256 bits, as the keys that are made from it have. */
const LEAST_SECRET_BYTES = 32;

// The refusal never repeats the value: it ends up in logs.
const secrets = z.string().transform((text, context) => {
  const all = text.split(/[\s,]+/).filter((secret) => secret !== "");
  const isLongEnough = all.every((secret) => Buffer.byteLength(secret) >= LEAST_SECRET_BYTES);
  if (all.length > 0 && isLongEnough) return all;
  context.addIssue(
    `holds a secret of fewer than ${LEAST_SECRET_BYTES} bytes. Set it to a random one, for example what "openssl rand -base64 48" prints; several are set with commas or spaces between them, the newest first.`,
  );
  return z.NEVER;
});

// The refusal never repeats the value: it ends up in logs.
const bearer = z
  .string()
  .regex(
    /^[\w.~+/=-]{16,500}$/,
    'is too short, or holds characters that a header does not take. Set it to a random text of 16 characters or more, for example what "openssl rand -hex 32" prints.',
  );

/** What each variable may hold on its own. How they fit together is judged in `configuration.ts`. */
export const VARIABLES = z.object({
  PORT: port(3000),
  PUBLIC_ORIGIN: origin("https://replicas.example.com").optional(),
  REPLICA_MAP_AZURE: oneOf(["emulator", "azure"]).optional(),
  EMULATOR_PORT: port(4747),
  AZURE_CLOUD: oneOf(CLOUD_NAMES).default("AzureCloud"),
  ARM_ENDPOINT: origin("https://management.azure.com").optional(),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes("\0"), "holds a NUL character. Set it to the path of a folder.")
    .default(".data"),
  ENTRA_TENANT_ID: guids.optional(),
  ENTRA_CLIENT_ID: guid.optional(),
  AUTHORITY_ENDPOINT: origin("https://login.microsoftonline.com").optional(),
  ACCESS_MODE: oneOf(["delegated", "service"]).default("delegated"),
  APP_IDENTITY: oneOf(["on", "off"]).optional(),
  SESSION_SECRET: secrets.optional(),
  SESSION_IDLE_MINUTES: wholeNumber(60, 1_440),
  SESSION_HOURS: wholeNumber(12, 168),
  FRESH_SIGN_IN_MINUTES: wholeNumber(15, 1_440),
  HISTORY_DAYS: wholeNumber(400, 3_650),
  STUCK_AFTER_MINUTES: wholeNumber(30, 10_080),
  DATABASE_URL: databaseAddress.optional(),
  METRICS_TOKEN: bearer.optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, {
      error: ({ input }) => `is "${String(input)}". Set it to how many proxies stand in front, from 0 to 9.`,
    })
    .transform(Number)
    .optional(),
});

export type Variables = z.infer<typeof VARIABLES>;
