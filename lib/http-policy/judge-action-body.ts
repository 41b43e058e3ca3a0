import type { Judgement } from "./judge-request";

/** Far above what any of our forms sends, far below what Next would read. */
export const MAX_ACTION_BYTES = 200_000;

// React writes text that begins with "$" as "$$…". What else begins so is a value that JSON cannot hold, or a
// reference to another part of a form. None of our forms sends one, and React fails on those that do not add up.
const REFERENCE = /^\$(?!\$|undefined$)/;

/**
 * Whether the body of a server action is one plain argument in a list, as our own script sends it.
 *
 * Next answers 500 to a body that it cannot decode, and to a long list of arguments.
 */
export function judgeActionBody(contentType: string | null, text: string): Judgement {
  if (new TextEncoder().encode(text).length > MAX_ACTION_BYTES) return TOO_LARGE;
  if (!/^text\/plain(;|$)/i.test(contentType ?? "")) {
    return {
      kind: "refuse",
      status: 415,
      sentence: "Changes are sent as plain text by this page's own script.",
    };
  }
  return isOneArgument(text)
    ? { kind: "pass" }
    : { kind: "refuse", status: 400, sentence: "This is not what a page of Replica Map sends." };
}

export const TOO_LARGE: Judgement = {
  kind: "refuse",
  status: 413,
  sentence: "This is more than can be taken in one go.",
};

function isOneArgument(text: string): boolean {
  let holdsReference = false;
  try {
    const parsed: unknown = JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string" && REFERENCE.test(value)) holdsReference = true;
      return value;
    });
    return Array.isArray(parsed) && parsed.length <= 1 && !holdsReference;
  } catch {
    return false;
  }
}
