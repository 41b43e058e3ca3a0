import "server-only";

/** Characters. The reasons of a failed operation run to many sentences; a page of JSON is none. */
const LONGEST = 2_000;

/** Azure's own sentence, fit for a screen and a log: no token, no signed link, no control characters, one line. */
export function safeSentence(sentence: string): string {
  const clean = sentence
    .slice(0, 5 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/\beyJ[\w-]{4,}(?:\.[\w-]*)*/g, "…")
    .replace(/\bBearer [\w.~+/-]{8,}=*/gi, "Bearer …")
    .replace(/(https?:\/\/[^\s?'"]+)\?[^\s'"]*/gi, "$1")
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
}
