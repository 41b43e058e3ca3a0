import { z } from "zod";

const MAX_DELAY_MS = 600_000;

/** What a fault does to a request that it matches. */
export const FaultEffect = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("status"),
    status: z.int().min(200).max(599),
    code: z.string().optional(),
    message: z.string().optional(),
    /** `acr` adds the provider's `"status":"Failed"` beside the error. */
    envelope: z.enum(["arm", "acr"]).optional(),
    /** Sent as it is, instead of an envelope. */
    body: z.unknown().optional(),
    headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[^\r\n]*$/)).optional(),
    retryAfterSeconds: z.int().nonnegative().optional(),
  }),
  /** Real milliseconds, then the request is handled as usual. */
  z.strictObject({ type: z.literal("delay"), ms: z.int().positive().max(MAX_DELAY_MS) }),
  /** Never answers; nothing is done either. */
  z.strictObject({ type: z.literal("hang") }),
  /** Cuts the connection without an answer, `before` or `after` the request was carried out. */
  z.strictObject({ type: z.literal("reset"), when: z.enum(["before", "after"]) }),
  /** Carries the request out, sends the headers and the first half of the body, then cuts the connection. */
  z.strictObject({ type: z.literal("half-body") }),
  /** Carries the request out and answers with another content type, as a proxy's error page does. */
  z.strictObject({
    type: z.literal("content-type"),
    contentType: z.string().regex(/^[^\r\n]+$/),
    text: z.string().default("<html><body>Bad gateway</body></html>"),
  }),
  /** Lists answer as they would have when the fault was set. */
  z.strictObject({ type: z.literal("stale-list") }),
  z.strictObject({ type: z.literal("stuck-in-creating") }),
  /** A create, update or delete is accepted, and ends with this error and the replica as `Failed`. */
  z.strictObject({
    type: z.literal("operation-fails"),
    code: z.string().optional(),
    message: z.string().optional(),
  }),
  z.strictObject({ type: z.literal("vanish-while-creating") }),
  z.strictObject({ type: z.literal("delete-poll-forbidden") }),
  /** A replica of a name that was deleted a short (simulated) time ago: refused, or accepted and then failed. */
  z.strictObject({
    type: z.literal("recreate-refused"),
    withinMs: z.int().positive().default(60_000),
    how: z.enum(["at-once", "while-creating"]).default("at-once"),
  }),
]);
export type FaultEffect = z.infer<typeof FaultEffect>;

export type EffectOf<Type extends FaultEffect["type"]> = Extract<FaultEffect, { type: Type }>;
