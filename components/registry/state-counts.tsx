import { isRepairWaiting, type RegionView } from "./screen-region";

const COUNTED = ["failed", "deleting", "creating", "other", "syncing", "ready"] as const;
const WORDS = { other: "in an unknown state" } as const;

/** `5 ready · 1 creating`, worst first. */
export default function StateCounts({ views }: { views: readonly RegionView[] }) {
  const waiting = views.filter(isRepairWaiting).length;
  const parts = COUNTED.flatMap((state) => {
    const count = views.filter((view) => view.state === state && !isRepairWaiting(view)).length;
    return count === 0 ? [] : [`${count} ${state === "other" ? WORDS.other : state}`];
  });
  if (waiting > 0) parts.unshift(`${waiting} with no replica, repair is waiting`);
  const notRouted = views.filter((view) => view.badges.notRouted).length;
  if (notRouted > 0) parts.push(`${notRouted} not routed`);
  return (
    <dl className="fact">
      <dt>Replicas</dt>
      <dd>{parts.join(" · ")}</dd>
    </dl>
  );
}
