import "server-only";
import { unstable_rethrow } from "next/navigation";
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

/** What `run` gives as JSON that nobody keeps; what it throws as the same failure that an action returns. */
export async function respond(run: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await run();
    if (answer instanceof Response) return answer;
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    unstable_rethrow(error);
    return failureResponse(failureFrom(error));
  }
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
