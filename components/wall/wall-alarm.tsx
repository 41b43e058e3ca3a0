import { Signal } from "@/components/ui/signal";

/** In the place of what is less important, so that nothing moves and nobody can miss it. */
export function WallAlarm({ words }: { words: string }) {
  return (
    <p className="wall-alarm" role="alert">
      <Signal of="warning" />
      <span>{words}</span>
    </p>
  );
}
