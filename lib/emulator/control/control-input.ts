import type { z } from "zod";
import { json, Refusal } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import { describeProblems } from "../state/describe-problems";

export function refuseControl(status: number, message: string): Refusal {
  return new Refusal(json(status, { error: { code: "BadControlRequest", message } }));
}

/** The body of a control request; an empty one counts as `{}`. */
export function controlInput<Schema extends z.ZodType>(
  request: WireRequest,
  schema: Schema,
): z.output<Schema> {
  if (request.body === undefined) throw refuseControl(400, "The body is too large.");
  let value: unknown;
  try {
    value = JSON.parse(request.body.trim() === "" ? "{}" : request.body);
  } catch {
    throw refuseControl(400, "The body is not valid JSON.");
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refuseControl(400, `The body is not usable. ${describeProblems(parsed.error)}`);
  return parsed.data;
}
