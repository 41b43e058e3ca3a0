import "server-only";
import type { z } from "zod";
import { getCaller } from "@/lib/auth/current-caller";
import type { Caller, Permission } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { AppError } from "@/lib/errors/app-error";
import { limitAddress, limitPerson } from "@/lib/rate-limit/limit-requests";
import { respond } from "./respond";

/**
 * The one door for GET route handlers, as `defineAction` is for changes: caller, permission, input, run.
 *
 * The input is the query string; a parameter that is given twice is refused.
 */
export function defineRead<Schema extends z.ZodType, Answer>(read: {
  permission: Permission;
  input: Schema;
  /** A page asks for it by itself, again and again: nobody need be sitting there. */
  isBackground?: true;
  /** What it counts as where requests are limited. */
  limitedAs?: "read" | "feed";
  run: (context: { caller: Caller; input: z.output<Schema>; request: Request }) => Promise<Answer | Response>;
}): (request: Request) => Promise<Response> {
  return (request) =>
    respond(async () => {
      const use = read.limitedAs ?? "read";
      limitAddress(use, request.headers);
      const caller = await getCaller({ isActivity: read.isBackground !== true });
      limitPerson(use, caller);
      requirePermission(caller, read.permission);
      const parsed = read.input.safeParse(queryOf(request));
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new AppError("invalid_input", {
          userMessage: `The address is not complete, or not right: ${String(issue?.path[0] ?? "query")}: ${wordsOf(issue?.message)}`,
        });
      }
      return read.run({ caller, input: parsed.data, request });
    });
}

function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) {
      throw new AppError("invalid_input", {
        userMessage: `The parameter ${name.slice(0, 50)} is given twice.`,
      });
    }
    query[name] = value;
  }
  return query;
}

// Our own schemas speak in sentences; the library's "Invalid input: expected …" is no answer for a person.
function wordsOf(message: string | undefined): string {
  return message === undefined || message.startsWith("Invalid") ? "is missing or not valid." : message;
}
