const MAX_DEPTH = 8;
const MAX_PARTS = 2_000;
const MAX_TEXT = 50_000;
const NOT_STORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Why an action's argument is turned away before any schema looks at it; undefined when it is not.
 *
 * The argument comes from whoever posts to us. Next also decodes forms, files, maps, promises and streams in it.
 */
export function whyOutOfBounds(raw: unknown): string | undefined {
  let parts = 0;
  let text = 0;

  function visit(value: unknown, depth: number): string | undefined {
    parts += 1;
    if (parts > MAX_PARTS || depth > MAX_DEPTH) return "This is more than can be taken in one go.";
    if (typeof value === "string") return visitText(value);
    if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") {
      return undefined;
    }
    if (Array.isArray(value)) return firstOf(value, (entry) => visit(entry, depth + 1));
    if (!isPlainObject(value)) return "This is not the kind of data that was expected.";
    return firstOf(Object.entries(value), ([key, entry]) => visitText(key) ?? visit(entry, depth + 1));
  }

  function visitText(value: string): string | undefined {
    text += value.length;
    if (text > MAX_TEXT) return "This is more than can be taken in one go.";
    return NOT_STORABLE.test(value) ? "This holds characters that cannot be stored." : undefined;
  }

  return visit(raw, 0);
}

function firstOf<Entry>(
  entries: readonly Entry[],
  visit: (entry: Entry) => string | undefined,
): string | undefined {
  for (const entry of entries) {
    const found = visit(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
