import "server-only";
import type { DestinationStream, Logger } from "pino";
import { pino } from "pino";
import { describeError } from "./describe-error";
import { currentRequestId } from "./request-id";

const SECRETS = [
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  '["set-cookie"]',
  "token",
  "accessToken",
  "access_token",
  "armToken",
  "refreshToken",
  "refresh_token",
  "id_token",
  "password",
  "secret",
];
const DEPTHS = ["", "*.", "*.*.", "*.*.*."];

export function createLogger(destination?: DestinationStream): Logger {
  const options = {
    level: "info",
    base: { app: "replica-map" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
    serializers: { err: (error: unknown) => describeError(error) },
    redact: {
      paths: DEPTHS.flatMap((depth) => SECRETS.map((name) => pathOf(depth, name))),
      censor: "[redacted]",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function pathOf(depth: string, name: string): string {
  return name.startsWith("[") ? `${depth.slice(0, -1)}${name}` : `${depth}${name}`;
}

/** One JSON line per entry on standard output. Errors go under `err`, the request under `requestId`. */
export const logger = createLogger();
