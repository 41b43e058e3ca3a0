import "server-only";
import { z } from "zod";
import { parseJsonObject } from "./json-object";

const POLLER_STATE = z.object({
  url: z.url(),
  /** `Azure-AsyncOperation` URLs tell in their body how it stands, `Location` URLs by 202 or another status code. */
  tells: z.enum(["in-body", "by-status-code"]),
});

export type PollerState = z.infer<typeof POLLER_STATE>;

// Not the SDK's own serialised poller: a restored one reads the resource as well when it ends, and loses the
// code of a failure.
export function writePollerState(state: PollerState): string {
  return JSON.stringify(state);
}

export function readPollerState(text: string): PollerState | undefined {
  const parsed = POLLER_STATE.safeParse(parseJsonObject(text));
  return parsed.success ? parsed.data : undefined;
}
