import { createHash } from "node:crypto";
import { randomBytes } from "../state/random";
import type { ArmCall } from "./arm-call";

/** .NET counts from the year 1, in tenths of a microsecond. */
const TICKS_AT_1970 = 621_355_968_000_000_000n;

/** As long as a real certificate in this place; opaque to everybody. */
const CERTIFICATE = `MII${["a", "b", "c", "d"]
  .flatMap((part) => Array.from({ length: 8 }, (_, index) => `${part}${String(index)}`))
  .map((part) => createHash("sha512").update(part).digest("base64url"))
  .join("")}`;

/** A poll URL, signed anew each time. Nobody checks the signature, here or there. */
export function operationUrl(call: ArmCall, path: string): string {
  const random = call.azure.requestRandom;
  const ticks = TICKS_AT_1970 + BigInt(Math.floor(call.nowMs)) * 10_000n;
  const signature = randomBytes(random, 256).toString("base64url");
  const hash = randomBytes(random, 32).toString("base64url");
  return `${call.request.origin}${path}?api-version=${call.apiVersion}&t=${String(ticks)}&c=${CERTIFICATE}&s=${signature}&h=${hash}`;
}

export function retryAfter(call: ArmCall): Record<string, string> {
  const seconds = call.azure.settings.operationRetryAfterSeconds;
  return seconds > 0 ? { "retry-after": String(seconds) } : {};
}
