import "server-only";

const LONGEST = 500;

/** Azure's own sentence, fit for a screen and a log: no token, no signed link, no control characters, one line. */
export function safeSentence(sentence: string): string {
  const clean = sentence
    .slice(0, 20 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/\beyJ[\w-]{4,}(?:\.[\w-]*)*/g, "…")
    .replace(/\bBearer [\w.~+/-]{8,}=*/gi, "Bearer …")
    .replace(/(https?:\/\/[^\s?'"]+)\?[^\s'"]*/gi, "$1")
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
}
