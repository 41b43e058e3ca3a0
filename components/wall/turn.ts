/** Which of several registries a rotating wall shows, and how long yet. By the server's time: screens side by side agree. */
export function turnAt(
  nowMs: number,
  rotateSeconds: number,
  count: number,
): { readonly shown: number; readonly next: number; readonly secondsLeft: number } {
  const turns = Math.floor(nowMs / 1_000 / rotateSeconds);
  const shown = count === 0 ? 0 : turns % count;
  return {
    shown,
    next: count === 0 ? 0 : (shown + 1) % count,
    secondsLeft: Math.ceil((turns + 1) * rotateSeconds - nowMs / 1_000),
  };
}
