import "server-only";

// The action door records what ended without a row; an error in here has already left one.
const recorded = new WeakSet<object>();

export function markRecorded<E>(error: E): E {
  if (typeof error === "object" && error !== null) recorded.add(error);
  return error;
}

export function isRecorded(error: unknown): boolean {
  return typeof error === "object" && error !== null && recorded.has(error);
}
