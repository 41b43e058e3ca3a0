import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_ZOOM, pannedBy, showing, WHOLE, windowOf, zoomedBy, type Viewport } from "./viewport";

const scene = { width: 960, height: 480 };
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const step = fc.oneof(
  fc.record({
    kind: fc.constant("zoom" as const),
    by: fc.double({ min: 0.1, max: 10, noNaN: true }),
    x: fraction,
    y: fraction,
  }),
  fc.record({
    kind: fc.constant("pan" as const),
    by: fc.constant(0),
    x: fc.double({ min: -2, max: 2, noNaN: true }),
    y: fraction,
  }),
  fc.record({ kind: fc.constant("show" as const), by: fc.constant(0), x: fraction, y: fraction }),
);
const anyViewport = fc.array(step, { maxLength: 12 }).map((steps) =>
  steps.reduce<Viewport>((from, { kind, by, x, y }) => {
    if (kind === "zoom") return zoomedBy(from, by, x, y);
    return kind === "pan" ? pannedBy(from, x, y) : showing(from, x, y);
  }, WHOLE),
);

describe("the map's viewport", () => {
  it("never shows anything beyond the scene, whatever was done", () => {
    fc.assert(
      fc.property(anyViewport, (viewport) => {
        const { x, y, width, height } = windowOf(viewport, scene);
        expect(viewport.zoom).toBeGreaterThanOrEqual(1);
        expect(viewport.zoom).toBeLessThanOrEqual(MAX_ZOOM);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(scene.width + 0.02);
        expect(y + height).toBeLessThanOrEqual(scene.height + 0.02);
      }),
    );
  });

  it("zooming out all the way shows everything again", () => {
    fc.assert(
      fc.property(anyViewport, (viewport) => {
        expect(zoomedBy(viewport, 1 / MAX_ZOOM)).toEqual(WHOLE);
      }),
    );
  });

  it("keeps the place under the pointer where it is while zooming in", () => {
    const from = zoomedBy(WHOLE, 2);
    const at = { x: 0.4, y: 0.6 };
    const onScreen = (viewport: Viewport) => (at.x - viewport.x) * viewport.zoom;
    const to = zoomedBy(from, 1.5, at.x, at.y);
    expect(onScreen(to)).toBeCloseTo(onScreen(from), 10);
  });

  it("brings what gets the focus into sight", () => {
    fc.assert(
      fc.property(anyViewport, fraction, fraction, (viewport, x, y) => {
        const window = windowOf(showing(viewport, x, y), scene);
        expect(x * scene.width).toBeGreaterThanOrEqual(window.x - 0.02);
        expect(x * scene.width).toBeLessThanOrEqual(window.x + window.width + 0.02);
        expect(y * scene.height).toBeGreaterThanOrEqual(window.y - 0.02);
        expect(y * scene.height).toBeLessThanOrEqual(window.y + window.height + 0.02);
      }),
    );
  });

  it("does not move for what is in sight already", () => {
    const zoomed = zoomedBy(WHOLE, 2);
    expect(showing(zoomed, 0.5, 0.6)).toBe(zoomed);
  });
});
