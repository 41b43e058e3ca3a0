import type { WallPicture } from "@/lib/walls/model";

interface WallFootProps {
  picture: WallPicture;
  turn: { readonly next: number; readonly secondsLeft: number };
}

export function WallFoot({ picture, turn }: WallFootProps) {
  const { registries, layout, name, isLocalAzure } = picture;
  const next = registries[turn.next];
  return (
    <footer className="wall-foot">
      <p className="wall-foot-name">
        <span>Replica Map · {name}</span>
        {isLocalAzure ? <span className="wall-local"> Local Azure</span> : null}
      </p>
      {layout === "rotation" && registries.length > 1 && next ? (
        <p>
          next: {next.title} in {turn.secondsLeft} s · {registries.length} registries
        </p>
      ) : null}
    </footer>
  );
}
