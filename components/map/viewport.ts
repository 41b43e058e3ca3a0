import type { Scene } from "@/lib/hexgrid/scene";

/** What part of a scene is in sight: its centre as fractions of the scene, so that it holds for every shape of it. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A part of a scene, in scene units. */
export interface MapWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Viewport = { zoom: 1, x: 0.5, y: 0.5 };
export const MAX_ZOOM = 4;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Zooms so that the place at the fractions `atX`, `atY` of the scene stays where it is on the screen. */
export function zoomedBy(from: Viewport, factor: number, atX = from.x, atY = from.y): Viewport {
  const zoom = clamp(from.zoom * factor, 1, MAX_ZOOM);
  const kept = from.zoom / zoom;
  return within(zoom, atX + (from.x - atX) * kept, atY + (from.y - atY) * kept);
}

/** Moves by fractions of what is in sight: `1` is one whole window to the right or down. */
export function pannedBy(from: Viewport, byX: number, byY: number): Viewport {
  return within(from.zoom, from.x + byX / from.zoom, from.y + byY / from.zoom);
}

/** The same zoom, moved only when the place is not in sight. */
export function showing(from: Viewport, atX: number, atY: number): Viewport {
  const reach = 0.44 / from.zoom;
  const isInSight = Math.abs(atX - from.x) <= reach && Math.abs(atY - from.y) <= reach;
  return isInSight ? from : within(from.zoom, atX, atY);
}

function within(zoom: number, x: number, y: number): Viewport {
  const half = 0.5 / zoom;
  return { zoom, x: clamp(x, half, 1 - half), y: clamp(y, half, 1 - half) };
}

export function windowOf(
  { zoom, x, y }: Viewport,
  { width, height }: Pick<Scene, "width" | "height">,
): MapWindow {
  const half = 0.5 / zoom;
  return {
    x: hundredths((x - half) * width),
    y: hundredths((y - half) * height),
    width: hundredths(width / zoom),
    height: hundredths(height / zoom),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
