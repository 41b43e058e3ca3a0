import "server-only";
import type { Refusal } from "@/lib/errors/refusal";
import { safeSentence } from "./safe-sentence";

/** `ScopeLocked` names the locked scope in its sentence, the lock itself nowhere. */
export function readLockedScope(sentence: string): Refusal | undefined {
  const [, scopes] = /scopes?(?:\(s\))? are locked: '([^']+)'/i.exec(sentence) ?? [];
  const first = scopes?.split(",")[0]?.trim();
  return first === undefined || first === ""
    ? undefined
    : { kind: "locked", scope: safeSentence(first), lockNames: [] };
}
