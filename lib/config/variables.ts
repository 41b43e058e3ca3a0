import { z } from "zod";
import { CLOUD_NAMES } from "./cloud";
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
  ENTRA_CLIENT_ID: z.string().optional(),
  DATABASE_URL: z.string().optional(),
});
