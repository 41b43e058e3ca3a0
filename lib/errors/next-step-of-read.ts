/** What to do after a read that failed on a page: there nothing was to be changed, and nobody needs to hear that it was not. */
export function nextStepOfRead(nextStep: string | undefined): string | undefined {
  return nextStep?.replace(/ ?Nothing was changed\./, "").trim();
}
