import type { Badges, RegionState } from "@/lib/replication/model";

export type Glyph =
  "check" | "exclamation" | "minus" | "question" | "plus" | "house" | "pause" | "remove" | "caution";

export type Outline = "plain" | "thin" | "heavy" | "dashed";
/** `barred` is hollow with a bar across. */
export type Fill = "solid" | "stripes" | "hollow" | "barred";
export type Family = "blue" | "green" | "grey" | "red";

/** How a hexagon looks. Outline, fill and glyphs tell it all; the colour family only says it again. */
export interface Drawing {
  readonly family: Family;
  readonly outline: Outline;
  readonly fill: Fill;
  readonly glyphs: readonly Glyph[];
  /** A dashed ring around the rest, which is drawn smaller. */
  readonly isRinged: boolean;
  readonly isHatched: boolean;
  /** Outlined in red, whatever it is filled with. */
  readonly isLeaving: boolean;
}

type Base = Pick<Drawing, "family" | "outline" | "fill"> & { readonly glyph: Glyph | undefined };

const BASES = {
  failed: { family: "red", outline: "plain", fill: "solid", glyph: "exclamation" },
  deleting: { family: "blue", outline: "heavy", fill: "hollow", glyph: "minus" },
  creating: { family: "blue", outline: "dashed", fill: "hollow", glyph: undefined },
  other: { family: "blue", outline: "plain", fill: "hollow", glyph: "question" },
  syncing: { family: "blue", outline: "plain", fill: "stripes", glyph: undefined },
  ready: { family: "blue", outline: "plain", fill: "solid", glyph: "check" },
  available: { family: "green", outline: "plain", fill: "hollow", glyph: undefined },
  unavailable: { family: "grey", outline: "thin", fill: "barred", glyph: undefined },
} satisfies Record<RegionState, Base>;

export const NO_BADGES: Badges = {
  home: false,
  notRouted: false,
  updating: false,
  staged: undefined,
  stale: false,
};

export function drawingOf(state: RegionState, badges: Badges, hasCaution = false): Drawing {
  const base: Base = BASES[state];
  const adds = badges.staged === "add";
  const glyphs: Glyph[] = [];
  if (badges.home) glyphs.push("house");
  if (adds) glyphs.push("plus");
  else if (base.glyph) glyphs.push(base.glyph);
  if (badges.notRouted) glyphs.push("pause");
  if (badges.staged === "remove") glyphs.push("remove");
  if (hasCaution && state === "available") glyphs.push("caution");
  return {
    family: adds ? "green" : base.family,
    outline: adds ? "plain" : base.outline,
    fill: adds ? "solid" : badges.notRouted && base.fill === "solid" ? "hollow" : base.fill,
    glyphs,
    isRinged: badges.updating,
    isHatched: badges.stale,
    isLeaving: badges.staged === "remove",
  };
}

export interface GlyphPlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const PLACES: readonly (readonly GlyphPlace[])[] = [
  [{ x: 0, y: 0, scale: 1 }],
  [
    { x: 0, y: -5.5, scale: 0.66 },
    { x: 0, y: 5.7, scale: 0.66 },
  ],
  [
    { x: 0, y: -6.4, scale: 0.62 },
    { x: -5.2, y: 4.2, scale: 0.62 },
    { x: 5.2, y: 4.2, scale: 0.62 },
  ],
];

/** Where each of up to three glyphs goes in a hexagon of radius 16. */
export function glyphPlaces(count: number): readonly GlyphPlace[] {
  return PLACES[Math.min(count, PLACES.length) - 1] ?? [];
}
