import type { MoveMap } from "./use-map-viewport";
import { pannedBy, zoomedBy } from "./viewport";

const DRAG_STARTS_AT_PIXELS = 4;

interface Finger {
  x: number;
  y: number;
}

/**
 * Dragging pans a map that is zoomed in; two fingers, or the wheel with Ctrl, zoom.
 *
 * The wheel alone and one finger on the whole map are left to the page, which scrolls.
 *
 * Returns how to stop listening.
 */
export function listenToGestures(svg: SVGSVGElement, move: MoveMap): () => void {
  const fingers = new Map<number, Finger>();
  let isDragging = false;

  const zoomAt = (clientX: number, clientY: number, factor: number) => {
    const box = svg.getBoundingClientRect();
    move((from) => {
      const atX = from.x + ((clientX - box.left) / box.width - 0.5) / from.zoom;
      const atY = from.y + ((clientY - box.top) / box.height - 0.5) / from.zoom;
      return zoomedBy(from, factor, atX, atY);
    });
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomAt(event.clientX, event.clientY, Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.006 : 0.15)));
  };
  const onDown = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (fingers.size === 0) isDragging = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [byX, byY] = [event.clientX - before.x, event.clientY - before.y];
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const spread = Math.hypot(before.x - other.x, before.y - other.y);
      const factor = Math.hypot(event.clientX - other.x, event.clientY - other.y) / Math.max(spread, 1);
      zoomAt((event.clientX + other.x) / 2, (event.clientY + other.y) / 2, factor);
      isDragging = true;
    } else {
      if (!isDragging && Math.hypot(byX, byY) < DRAG_STARTS_AT_PIXELS) return;
      if (!("zoomed" in svg.dataset)) return;
      if (!isDragging) svg.setPointerCapture(event.pointerId);
      isDragging = true;
      const box = svg.getBoundingClientRect();
      move((from) => pannedBy(from, -byX / box.width, -byY / box.height));
    }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onEnd = (event: PointerEvent) => fingers.delete(event.pointerId);
  // The press that ends a drag is not meant for the hexagon under it.
  const onClick = (event: MouseEvent) => {
    if (isDragging && event.detail > 0) event.stopPropagation();
    isDragging = false;
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  svg.addEventListener("wheel", onWheel, { passive: false, signal });
  svg.addEventListener("pointerdown", onDown, { signal });
  svg.addEventListener("click", onClick, { capture: true, signal });
  // Fingers lift and move outside as well.
  addEventListener("pointermove", onMove, { signal });
  addEventListener("pointerup", onEnd, { signal });
  addEventListener("pointercancel", onEnd, { signal });
  return () => listeners.abort();
}
