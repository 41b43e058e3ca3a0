import { Button } from "@/components/ui/button";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { WhyNot } from "@/lib/registry/model";

interface StagedBarProps {
  displayNames: readonly string[];
  whyNot: WhyNot;
  onDiscard: () => void;
  onReview: () => void;
}

const MOST_NAMES = 4;
const WHY_NOT = "staged-why-not";

/** What is on the list to be added; stays in sight while one scrolls. */
export default function StagedBar({ displayNames, whyNot, onDiscard, onReview }: StagedBarProps) {
  const named = displayNames.slice(0, MOST_NAMES).join(", ");
  const more = displayNames.length > MOST_NAMES ? ` and ${displayNames.length - MOST_NAMES} more` : "";
  const words = whyNot["replications/write"];
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
      <Button look="primary" whyNotId={words && WHY_NOT} onClick={onReview}>
        Review and add…
      </Button>
      <WhyNotNote id={WHY_NOT} words={words} />
    </section>
  );
}
