"use client";

import { Dialog } from "@/components/ui/dialog";

const KEYS = [
  { keys: ["Arrows"], does: "Go to the nearest region in that direction" },
  { keys: ["Home"], does: "Go to the home region" },
  { keys: ["Enter"], does: "Select the region and show its panel" },
  { keys: ["Space"], does: "Stage the region, or take it off again" },
  { keys: ["/"], does: "Search for a region" },
  { keys: ["Esc"], does: "Hide the card beside the hexagon" },
  { keys: ["?"], does: "Show this list" },
];

interface KeyboardHelpProps {
  isOpen: boolean;
  onClose: () => void;
}

export default function KeyboardHelp({ isOpen, onClose }: KeyboardHelpProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys on the map">
      <p>These work while a hexagon has the focus. Tab leaves the map.</p>
      <dl className="key-list">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>Dragging moves a map that is zoomed in. Ctrl with the wheel, or two fingers, zoom.</p>
    </Dialog>
  );
}
