import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { whyOutOfBounds } from "./input-bounds";

const CORRECT_IT = { nextStep: "Correct it and try again.", changedNothing: true } as const;

/** Throws `invalid_input` with a sentence per field; a schema's own sentences go before ours. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const outOfBounds = whyOutOfBounds(raw);
  if (outOfBounds !== undefined) {
    throw new AppError("invalid_input", { userMessage: outOfBounds, ...CORRECT_IT });
  }
  const parsed = schema.safeParse(raw, { error: plainWords });
  if (parsed.success) return parsed.data;
  const fieldErrors = fieldErrorsFrom(parsed.error.issues);
  const [first] = parsed.error.issues;
  throw new AppError("invalid_input", {
    userMessage: first?.message ?? "This input is not accepted.",
    ...CORRECT_IT,
    ...(Object.keys(fieldErrors).length === 0 ? {} : { fieldErrors }),
  });
}

/** By the name of the top-level field: that is what a form shows a sentence under. */
function fieldErrorsFrom(issues: readonly z.core.$ZodIssue[]): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const issue of issues) {
    const [name] = issue.path;
    if (name === undefined) continue;
    const sentences = fields.get(String(name)) ?? [];
    if (!sentences.includes(issue.message)) sentences.push(issue.message);
    fields.set(String(name), sentences);
  }
  return Object.fromEntries(fields);
}

function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is required."
        : `This has to be ${KINDS[issue.expected] ?? "something else"}.`;
    case "invalid_value":
      return `This has to be one of: ${issue.values.map(String).join(", ")}.`;
    case "too_small":
      return `This is too short or too small: at least ${String(issue.minimum)}${unitOf(issue.origin)}.`;
    case "too_big":
      return `This is too long or too large: at most ${String(issue.maximum)}${unitOf(issue.origin)}.`;
    case "unrecognized_keys":
      return `This is not known here: ${issue.keys.join(", ")}.`;
    default:
      return "This is not accepted.";
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "a set of named values",
  record: "a set of named values",
};

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" || origin === "set" ? " entries" : "";
}
