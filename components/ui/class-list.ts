/** Class attribute from parts, leaving out what does not apply. */
export function classList(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
