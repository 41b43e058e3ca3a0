import { armError } from "../errors/arm-error";

/** Readers of request bodies: a value of the wrong type is refused in ARM's words, never passed on. */
export function parseContent(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw armError.invalidContent("The body is not valid JSON");
  }
  if (!isObject(value)) throw armError.invalidContent("The body must be a JSON object");
  return value;
}

export function optionalObject(
  from: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = from[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw armError.invalidContent(`The value of '${name}' must be an object`);
  return value;
}

export function optionalText(from: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = from[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw armError.invalidContent(`The value of '${name}' must be a string`);
  return value;
}

export function optionalFlag(from: Readonly<Record<string, unknown>>, name: string): boolean | undefined {
  const value = from[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw armError.invalidContent(`The value of '${name}' must be a boolean`);
  return value;
}

export function optionalTags(from: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const tags = optionalObject(from, "tags");
  if (tags === undefined) return undefined;
  const entries = Object.keys(tags).map((name): [string, string] => [name, optionalText(tags, name) ?? ""]);
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
