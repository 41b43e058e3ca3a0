import { Button } from "@/components/ui/button";

interface StagedBarProps {
  displayNames: readonly string[];
  onDiscard: () => void;
  onReview: () => void;
}

const MOST_NAMES = 4;

/** What is on the list to be added; stays in sight while one scrolls. */
export default function StagedBar({ displayNames, onDiscard, onReview }: StagedBarProps) {
  const named = displayNames.slice(0, MOST_NAMES).join(", ");
  const more = displayNames.length > MOST_NAMES ? ` and ${displayNames.length - MOST_NAMES} more` : "";
  return (
    <section aria-label="Regions to add" className="staged-bar">
      <p>
        <span className="font-semibold">
          {displayNames.length} {displayNames.length === 1 ? "region" : "regions"} to add
        </span>{" "}
        <span className="text-ink-muted">
          {named}
          {more}
        </span>
      </p>
      <Button look="quiet" onClick={onDiscard}>
        Discard
      </Button>
      <Button look="primary" onClick={onReview}>
        Review and add…
      </Button>
    </section>
  );
}
