import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { getCaller } from "@/lib/auth/current-caller";
import type { Caller, Permission } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-code";
import { retryAtOf } from "@/lib/errors/retry-at";
import type { ActionFailure } from "./action-result";
import { failureFrom } from "./failure-from";

const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  unexpected: 500,
};

/**
 * The one door for GET route handlers, as `defineAction` is for changes: caller, permission, input, run.
 *
 * The input is the query string; a parameter that is given twice is refused.
 */
export function defineRead<Schema extends z.ZodType, Answer>(read: {
  permission: Permission;
  input: Schema;
  run: (context: { caller: Caller; input: z.output<Schema>; request: Request }) => Promise<Answer | Response>;
}): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const caller = await getCaller();
      requirePermission(caller, read.permission);
      const parsed = read.input.safeParse(queryOf(request));
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new AppError("invalid_input", {
          userMessage: `The address is not complete: ${issue?.path.join(".") || "query"}: ${wordsOf(issue?.message)}`,
        });
      }
      const answer = await read.run({ caller, input: parsed.data, request });
      return answer instanceof Response
        ? answer
        : Response.json(answer, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      unstable_rethrow(error);
      return failureResponse(failureFrom(error));
    }
  };
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

function failureResponse(failure: ActionFailure): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  const retryAt = retryAtOf(failure.refusal);
  if (retryAt !== undefined) {
    const seconds = Math.ceil((Date.parse(retryAt) - Date.now()) / 1000);
    headers.set("retry-after", String(Math.max(1, seconds)));
  }
  return Response.json(failure, { status: STATUS[failure.code], headers });
}

// Our own schemas speak in sentences; the library's "Invalid input: expected …" is no answer for a person.
function wordsOf(message: string | undefined): string {
  return message === undefined || message.startsWith("Invalid") ? "is missing or not valid." : message;
}
