import "server-only";
import { z } from "zod";
import type { Attempt } from "@/lib/errors/refusal-words";
import { refused } from "./arm-errors";

/** Types of the SDK promise what the wire may not hold, so every answer is checked before it becomes a model. */
export function readShape<T>(
  shape: z.ZodType<T>,
  value: unknown,
  what: string,
  attempt: Attempt = "read",
): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw refused("unavailable", { kind: "malformed_answer" }, attempt, {
    cause: `${what} without a usable ${places}`,
  });
}

export const requiredText = z.string().min(1);
export const optionalText = z.string().min(1).optional().catch(undefined);
export const textList = z.array(z.string()).catch([]);
export const tags = z.record(z.string(), z.string()).catch({});
/** The SDK has made a date of it, possibly one that is none. */
export const optionalTime = z
  .date()
  .transform((date) => date.toISOString())
  .optional()
  .catch(undefined);
