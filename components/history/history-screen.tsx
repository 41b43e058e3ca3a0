"use client";

import { HeaderBits } from "@/components/theme/header-bits";
import { Notice } from "@/components/ui/notice";
import { Breadcrumb } from "@/components/registry/breadcrumb";
import FeedControls from "@/components/registry/feed-controls";
import PictureNotices from "@/components/registry/picture-notices";
import { LiveRegion } from "@/components/ui/live-region";
import { SoftLink } from "@/components/ui/soft-link";
import {
  HISTORY_RANGES,
  type HistoryRange,
  type RegistryPicture,
  type ReplicaHistory,
} from "@/lib/tracking/model";
import { ChangesTable } from "./changes-table";
import { PastStrips } from "./past-strips";
import { TookTable } from "./took-table";
import { useLiveHistory } from "./use-live-history";
import { useNewestChange } from "./use-newest-change";

interface HistoryScreenProps {
  registryId: string;
  registryName: string;
  /** Of the registry's map. */
  mapPath: string;
  region: string;
  displayName: string;
  range: HistoryRange;
  /** What the page came with; the feed brings what is newer. */
  initialPicture: RegistryPicture;
  initialHistory: ReplicaHistory;
}

const RANGE_WORDS = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
} satisfies Record<HistoryRange, string>;

/** The past of the replica in one region, up to now. */
export function HistoryScreen({
  registryId,
  registryName,
  mapPath,
  region,
  displayName,
  range,
  initialPicture,
  initialHistory,
}: HistoryScreenProps) {
  const { live, history } = useLiveHistory(
    { registryId, region, range },
    { picture: initialPicture, history: initialHistory },
  );
  const sentence = useNewestChange(history, displayName);
  const rangeWords = `the last ${RANGE_WORDS[range]}`;
  return (
    <main id="main" className="page history">
      <HeaderBits>
        <Breadcrumb
          between={[{ name: registryName, href: `${mapPath}?region=${region}` }]}
          here={`History of ${displayName}`}
        />
        <FeedControls live={live} registryId={registryId} />
      </HeaderBits>
      <LiveRegion sentence={sentence} />
      <div className="contents" role="status">
        {live.feed === "lost" || live.picture.trouble ? <PictureNotices live={live} /> : null}
      </div>
      <div>
        <h1 className="text-xl">History of {displayName}</h1>
        <p className="text-ink-muted text-sm">
          {registryName} · {region}
        </p>
      </div>
      {history.changes.length === 0 ? (
        <Notice
          title={`No replica was seen in ${displayName} yet.`}
          nextStep="Its history begins when it is looked at for the first time: open the registry’s map."
        />
      ) : (
        <>
          <nav aria-label="How far back" className="range-links">
            {HISTORY_RANGES.map((other) => (
              <SoftLink
                key={other}
                href={`?range=${other}`}
                keepsScroll
                aria-current={other === range ? "true" : undefined}
              >
                {RANGE_WORDS[other]}
              </SoftLink>
            ))}
          </nav>
          <PastStrips history={history} displayName={displayName} rangeWords={rangeWords} />
          <section aria-labelledby="history-changes" className="grid gap-2">
            <h2 id="history-changes" className="text-lg">
              Changes
            </h2>
            <ChangesTable
              registryId={registryId}
              region={region}
              displayName={displayName}
              history={history}
            />
          </section>
        </>
      )}
      <section aria-labelledby="history-took" className="grid gap-2">
        <h2 id="history-took" className="text-lg">
          How long changes of {registryName} took
        </h2>
        {history.took.length === 0 ? (
          <p className="text-ink-muted">
            Nothing that was started here has ended yet. Times are kept from the first one on.
          </p>
        ) : (
          <TookTable took={history.took} />
        )}
      </section>
    </main>
  );
}
