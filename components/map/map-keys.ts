import { nearestInDirection, type Direction } from "@/lib/hexgrid/nearest-in-direction";
import type { PlacedHexagon } from "@/lib/hexgrid/scene";

export interface KeyAnswers {
  readonly hexagons: readonly PlacedHexagon[];
  readonly homeRegion: string | undefined;
  readonly focusOn: (region: string | undefined) => void;
  readonly onSelect: (region: string) => void;
  readonly onStage: (region: string) => void;
  readonly onAskSearch: () => void;
  readonly onAskHelp: () => void;
  readonly hideTip: () => void;
}

const ARROWS: ReadonlyMap<string, Direction> = new Map([
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
]);

/** Does what a key means while a region has the focus. False: the key is not ours, the browser may have it. */
export function answerKey(key: string, region: string, answers: KeyAnswers): boolean {
  const direction = ARROWS.get(key);
  if (direction) answers.focusOn(nearestInDirection(answers.hexagons, region, direction));
  else if (key === "Home") answers.focusOn(answers.homeRegion);
  else if (key === "Enter") answers.onSelect(region);
  else if (key === " ") answers.onStage(region);
  else if (key === "/") answers.onAskSearch();
  else if (key === "?") answers.onAskHelp();
  else if (key === "Escape") answers.hideTip();
  else return false;
  return true;
}
