import { durationWords } from "@/components/ui/format-time";
import { Time } from "@/components/ui/time";
import type { ReplicaHistory } from "@/lib/tracking/model";
import { StateStrip } from "./state-strip";
import { StripLegend } from "./strip-legend";
import { stripSentence } from "./strip-sentence";

interface PastStripsProps {
  history: ReplicaHistory;
  displayName: string;
  /** `the last 24 hours` */
  rangeWords: string;
}

/** The states of the replicas of a region from left to right, with words and a list of the gaps. */
export function PastStrips({ history, displayName, rangeWords }: PastStripsProps) {
  const { strips, fromAt, untilAt, slots } = history;
  const allSeconds = (Date.parse(untilAt) - Date.parse(fromAt)) / 1000;
  return (
    <div className="past-strips">
      {strips.map(({ replicaName, segments, times }) => (
        <div key={replicaName}>
          {strips.length > 1 ? <h3 className="text-sm font-semibold">{replicaName}</h3> : null}
          <StateStrip
            segments={segments}
            label={`States in ${displayName} over ${rangeWords}`}
            describedBy={`strip-${replicaName}`}
            hasWords
          />
          <p className="past-axis text-ink-muted text-sm">
            <Time iso={fromAt} />
            <Time iso={untilAt} />
          </p>
          <p id={`strip-${replicaName}`} className="text-sm">
            Over {rangeWords}: {stripSentence(times, allSeconds)}.
          </p>
        </div>
      ))}
      <StripLegend states={strips.flatMap(({ segments, times }) => [...segments, ...times])} />
      <p className="text-ink-muted text-sm">
        Each mark stands for {durationWords(allSeconds / slots)} and shows the worst state that was seen in
        it. The table has every change.
      </p>
      <Gaps gaps={history.gaps} />
    </div>
  );
}

function Gaps({ gaps }: Pick<ReplicaHistory, "gaps">) {
  if (gaps.length === 0) return null;
  return (
    <details className="details">
      <summary>Nobody looked: {gaps.length === 1 ? "1 gap" : `${gaps.length} gaps`} in this time</summary>
      <p className="text-ink-muted text-sm">
        A registry is looked at while somebody has its page open or a change of theirs runs. What happened in
        a gap shows only in what was different after it.
      </p>
      <ul className="past-gaps">
        {gaps.toReversed().map(({ fromAt, untilAt }) => (
          <li key={fromAt}>
            <Time iso={fromAt} /> to <Time iso={untilAt} /> (
            {durationWords((Date.parse(untilAt) - Date.parse(fromAt)) / 1000)})
          </li>
        ))}
      </ul>
    </details>
  );
}
