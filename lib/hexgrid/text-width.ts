// Advances of Inter at weight 600, one base 36 digit each, in steps of 0.03 em rounded up: ASCII from the space on, then
// Latin-1 from its no-break space on.
const STEP = 0.03;
const ASCII =
  "9bimmynbddinbgbdmflmnlmkmmbbnnnjypmpplkppakojvqqmqmmnppzoomdddhgcklklkdll99j9vllllejclksjkjgcgn";
const LATIN1 =
  "9bklpjbjlvgmnznggnggcllbcbhmstvjppppppypllllaaaaqqqqqqqnqppppommkkkkkkvkkkkk9999kllllllnlllllklk";
const WIDEST_CHARACTER = 1.05;
// Inter moves letters and digits apart by up to this, as in "tv". Only pairs with an underscore, an asterisk or a rare
// accent go further.
const KERNING = 0.025;

/** At least the width that a text takes in Inter semibold, in the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += advanceOf(character.codePointAt(0) ?? 0) + KERNING;
  return em * fontSize;
}

function advanceOf(code: number): number {
  const digit = code < 160 ? ASCII[code - 32] : LATIN1[code - 160];
  return digit ? Number.parseInt(digit, 36) * STEP : WIDEST_CHARACTER;
}
