/**
 * Reads the path of a fault: a glob on the ARM path without its query, in any case.
 *
 * `*` stands for anything within a segment, `**` for anything at all. A pattern that starts with `^` is a
 * regular expression. Throws a SyntaxError for one that is none.
 */
export function pathPattern(pattern: string): RegExp {
  if (pattern.startsWith("^")) return new RegExp(pattern, "i");
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "i");
}
