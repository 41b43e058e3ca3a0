const compiled = new Map<string, RegExp>();

/** Azure's action patterns: `*` stands for any run of characters, case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    expression = new RegExp(`^${parts.join(".*")}$`, "i");
    compiled.set(pattern, expression);
  }
  return expression.test(action);
}
