import { randomUUID } from "node:crypto";
import type { EntraRefusal } from "../errors/entra-error";
import { describeRefusal, errorUriOf, type ErrorMarks } from "../errors/entra-error-body";
import { empty, type Reply } from "../http/reply";

/** Where and how the client wants its answer; the address is a registered one. */
export interface ReplyTarget {
  readonly redirectUri: string;
  readonly responseMode: "fragment" | "query";
  readonly state: string | undefined;
}

export function redirectBack(
  { redirectUri, responseMode, state }: ReplyTarget,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const answer = new URLSearchParams(parameters);
  if (state !== undefined) answer.set("state", state);
  answer.set("session_state", randomUUID());
  const url = new URL(redirectUri);
  if (responseMode === "fragment") url.hash = answer.toString();
  else for (const [name, value] of answer) url.searchParams.append(name, value);
  return empty(302, { location: url.href, "cache-control": "no-store", ...headers });
}

export function redirectRefusal(
  target: ReplyTarget,
  refusal: EntraRefusal,
  marks: ErrorMarks,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const parameters = {
    error: refusal.error,
    ...(refusal.suberror !== undefined && { error_subcode: refusal.suberror }),
    error_description: describeRefusal(refusal, marks),
    error_uri: errorUriOf(refusal),
    ...(refusal.claims !== undefined && { claims: refusal.claims }),
  };
  return redirectBack(target, parameters, headers);
}
