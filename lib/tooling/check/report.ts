/**
 * Ends a check. The last line says how much was looked at: a check that looked at nothing has failed.
 */
export function report(problems: readonly string[], checked: number, things: string): void {
  for (const problem of problems) console.error(problem);
  if (checked === 0) console.error(`There were no ${things} to check.`);
  console.log(`checked ${checked} ${things}`);
  process.exitCode = problems.length > 0 || checked === 0 ? 1 : 0;
}
