/** A command cannot go on, for a reason that the person can act on. Shown as one sentence without a stack. */
export class Refused extends Error {
  /** @override */
  name = "Refused";
}

/**
 * Runs a command to its exit code; a refusal is printed as its sentence.
 *
 * @param {() => Promise<number>} command
 */
export async function exitCodeOf(command) {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`\n${error.message}`);
    return 1;
  }
}
