import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [ordinary = "", moreContrast = ""] = css.split("@media (prefers-contrast: more)");

type ThemeColours = ReadonlyMap<string, string>;

function themeColours(source: string, side: 2 | 3, base: ThemeColours = new Map()): ThemeColours {
  const colours = new Map(base);
  for (const match of source.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)) {
    colours.set(match[1] ?? "", match[side] ?? "");
  }
  return colours;
}

const light = themeColours(ordinary, 2);
const dark = themeColours(ordinary, 3);
const themes = [
  { theme: "light", colours: light },
  { theme: "dark", colours: dark },
  { theme: "light, more contrast", colours: themeColours(moreContrast, 2, light) },
  { theme: "dark, more contrast", colours: themeColours(moreContrast, 3, dark) },
];

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: ThemeColours, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const hex = colours.get(name);
    if (hex === undefined) throw new Error(`There is no token --${name}.`);
    return luminance(hex);
  });
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["canvas", "surface", "raised", "sunken"];
const pairs = (ones: readonly string[], others: readonly string[]) =>
  ones.flatMap((one) => others.map((other) => [one, other] as const));

const text = [
  ...pairs(["ink", "ink-muted", "accent", "danger-ink", "warn-ink"], grounds),
  ...pairs(["ink", "ink-muted"], ["info-wash", "ok-wash", "warn-wash", "danger-wash", "land"]),
  ["accent", "info-wash"],
  ["ok-ink", "ok-wash"],
  ["warn-ink", "warn-wash"],
  ["danger-ink", "danger-wash"],
  ["on-accent", "accent-fill"],
  ["on-accent", "accent-fill-hover"],
  ["on-danger", "danger-fill"],
  ["on-danger", "danger-fill-hover"],
] as const;

const outlines = pairs(
  ["hex-blue-line", "hex-green-line", "hex-red-line", "hex-grey-line", "leader", "ink", "focus"],
  ["land", "canvas"],
);
const glyphs = [
  ["hex-blue-line", "hex-blue-hollow"],
  ["hex-green-line", "hex-green-hollow"],
  ["hex-red-line", "hex-red-hollow"],
  ["hex-grey-line", "hex-grey-hollow"],
  ["hex-blue-fill", "hex-blue-hollow"],
  ["hex-on-solid", "hex-blue-fill"],
  ["hex-on-solid", "hex-green-fill"],
  ["hex-on-solid", "hex-red-fill"],
] as const;
const controls = pairs(["line-control", "focus", "accent"], grounds);

describe.each(themes)("contrast in the theme $theme", ({ colours }) => {
  it.each(text)("text %s on %s is at least 4.5 to 1", (one, other) => {
    expect(contrast(colours, one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(outlines)("outline %s on %s is at least 3 to 1", (one, other) => {
    expect(contrast(colours, one, other)).toBeGreaterThanOrEqual(3);
  });

  it.each(glyphs)("glyph or pattern %s on %s is at least 3 to 1", (one, other) => {
    expect(contrast(colours, one, other)).toBeGreaterThanOrEqual(3);
  });

  it.each(controls)("control edge or ring %s on %s is at least 3 to 1", (one, other) => {
    expect(contrast(colours, one, other)).toBeGreaterThanOrEqual(3);
  });
});
