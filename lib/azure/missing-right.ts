import "server-only";
import type { Refusal } from "@/lib/errors/refusal";
import { safeSentence } from "./safe-sentence";

const ACTION_AND_SCOPE =
  /perform action(?:\(s\))? '([^']+)' (?:over|on) (?:the linked )?scope(?:\(s\))? '([^']+)'/i;

/** Takes action and scope out of the sentence of `AuthorizationFailed`, which holds them nowhere else. */
export function readMissingRight(sentence: string): Refusal | undefined {
  // A linked refusal first names an action that *is* allowed.
  const [, afterDenial = ""] = sentence.split(/does not have (?:authorization|permission)/i, 2);
  const [, action, scope] = ACTION_AND_SCOPE.exec(afterDenial) ?? [];
  if (action === undefined || scope === undefined) return undefined;
  return { kind: "missing_right", action: safeSentence(action), scope: safeSentence(scope) };
}
