/** In the place of what is less important, so that nothing moves and nobody can miss it. */
export function WallAlarm({ words }: { words: string }) {
  return (
    <p className="wall-alarm" role="alert">
      <span aria-hidden="true">▲</span>
      <span>{words}</span>
    </p>
  );
}
