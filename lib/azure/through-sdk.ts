import "server-only";
import { isRestError } from "@azure/core-rest-pipeline";
import { AppError } from "@/lib/errors/app-error";
import type { Attempt } from "@/lib/errors/refusal-words";
import { refused } from "./arm-errors";

/**
 * Runs one SDK call. A well-formed answer with rubbish in it makes the SDK's own reading code fall over; that is
 * the answer's fault, not ours. Mapping the result has to happen outside, where a fault of ours stays a fault.
 */
export async function throughSdk<T>(attempt: Attempt, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof TypeError || error instanceof RangeError || isRestError(error)) {
      // The SDK's message can hold the whole body.
      throw refused("unavailable", { kind: "malformed_answer" }, attempt, {
        cause: `the SDK could not read an answer (${error.name})`,
      });
    }
    throw error;
  }
}

const MOST_PAGES = 100;

/** Follows a list to its end. A list without end is refused: cut short, it would pass for the whole. */
export async function allPages<T>(list: { byPage: () => AsyncIterable<T[]> }): Promise<T[]> {
  return throughSdk("read", async () => {
    const items: T[] = [];
    let pages = 0;
    for await (const page of list.byPage()) {
      pages += 1;
      if (pages > MOST_PAGES) {
        throw refused("unavailable", { kind: "malformed_answer" }, "read", {
          cause: `a list of more than ${MOST_PAGES} pages`,
        });
      }
      items.push(...page);
    }
    return items;
  });
}
