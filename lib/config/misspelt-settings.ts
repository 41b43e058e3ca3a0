import { VARIABLES } from "./variables";

/** Shorter names are a slip away from what other programs use. */
const LEAST_LETTERS = 8;

/** Of each variable whose name is one slip away from a setting's: what was probably meant, in a sentence. */
export function misspeltSettings(names: readonly string[]): string[] {
  const settings = Object.keys(VARIABLES.shape);
  return names.flatMap((name) => {
    if (settings.includes(name)) return [];
    const meant = settings.find((setting) => setting.length >= LEAST_LETTERS && isOneSlipAway(name, setting));
    return meant === undefined
      ? []
      : [`${name} is not a setting and changes nothing. If you mean ${meant}, rename it.`];
  });
}

/** A letter too many, too few or another one, two that changed places, or lower case. */
function isOneSlipAway(name: string, setting: string): boolean {
  const [written, meant] = [name.toUpperCase(), setting];
  let before = 0;
  while (before < meant.length && written[before] === meant[before]) before += 1;
  const most = Math.min(written.length, meant.length) - before;
  let after = 0;
  while (after < most && written.at(-1 - after) === meant.at(-1 - after)) after += 1;
  const wrong = written.slice(before, written.length - after);
  const right = meant.slice(before, meant.length - after);
  const areSwapped = right.length === 2 && wrong === `${right.charAt(1)}${right.charAt(0)}`;
  return areSwapped || Math.max(wrong.length, right.length) <= 1;
}
