"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, type ReactNode } from "react";
import { useTopic } from "@/components/live/use-topic";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import {
  type Fleet,
  type FleetOutage,
  type FleetRow,
  type FleetStateFilter,
  staleAfterSeconds,
} from "@/lib/fleet/model";
import { type FleetFeed, newestReplicas, NOTHING_TOLD, takeFleetEvent } from "./fleet-feed";
import { ListNotices } from "./list-notices";
import { ListStatus } from "./list-status";
import { type ListPlaces, RegistryRow } from "./registry-row";
import { rowWords } from "./row-words";
import { StateFilter, type StateFilterLink } from "./state-filter";
import { useIsOlder } from "./use-is-older";

/** One page of the list as the server made it. */
export interface FleetPage {
  readonly rows: readonly FleetRow[];
  readonly places: ListPlaces;
  readonly asOf: string;
  /** Of the feed: what it has told when the page was made. */
  readonly position: string;
  readonly source: Fleet["source"];
  readonly outage: FleetOutage | undefined;
  /** Empty while states are not known of every registry. */
  readonly filters: readonly StateFilterLink[];
  readonly state: FleetStateFilter;
  /** Search and tier leave all of them in, so that what is told of all holds for the filters. */
  readonly isUnsearched: boolean;
  /** Which rows there are, and in which order, depends on states. */
  readonly isByState: boolean;
}

interface FleetListProps {
  page: FleetPage;
  /** Between the filters and the rows. */
  controls: ReactNode;
}

/** The rows of a page, kept up to date in place: they never move under a pointer. */
export function FleetList({ page, controls }: FleetListProps) {
  const router = useRouter();
  const {
    value: feed,
    feed: feedState,
    skewMs,
  } = useTopic("fleet", NOTHING_TOLD, takeFleetEvent, page.position);
  const isNewer = feed.asOf > page.asOf;
  const asOf = isNewer ? feed.asOf : page.asOf;
  const outage = feed.news === undefined ? page.outage : feed.news.outage;
  const isStale = useIsOlder(asOf, staleAfterSeconds(page.source), skewMs);

  // No query tells these states: they are read on the server for the rows that are shown.
  const isOtherSource = feed.news !== undefined && feed.news.source !== page.source;
  const isToBeReread = isNewer && (page.source === "lists" || isOtherSource);
  useEffect(() => {
    if (isToBeReread) startTransition(() => router.refresh());
  }, [isToBeReread, router]);

  const isOther = feed.othersSince > page.asOf || (page.isByState && feed.changedSince > page.asOf);
  return (
    <>
      <div className="list-head">
        <h1 className="text-xl">Registries</h1>
        <ListStatus
          asOf={asOf}
          feed={feedState}
          skewMs={skewMs}
          isStale={isStale}
          hasOutage={outage !== undefined}
        />
      </div>
      <ListNotices outage={outage} isLost={feedState === "lost"} />
      {controls}
      {page.filters.length > 0 ? (
        <StateFilter links={currentFilters(page, feed)} current={page.state} />
      ) : (
        <p className="text-ink-muted text-sm">
          States are known for the registries of this page alone, so the list cannot be filtered by them.
        </p>
      )}
      {isOther ? (
        <p className="list-head">
          The list has changed since it was put in order.
          <Button onClick={() => startTransition(() => router.refresh())}>Show it as it is now</Button>
        </p>
      ) : null}
      <ul className="registry-rows" aria-label="Registries">
        {page.rows.map((row) => (
          <RegistryRow
            key={row.id}
            row={row}
            replicas={newestReplicas(feed, row, page.asOf)}
            places={page.places}
            isStale={isStale}
            isGone={feed.gone.has(row.id)}
          />
        ))}
      </ul>
      <LiveRegion sentence={sentenceOf(page, feed)} />
    </>
  );
}

function currentFilters(
  { filters, isUnsearched, asOf }: FleetPage,
  feed: FleetFeed,
): readonly StateFilterLink[] {
  const { news } = feed;
  if (!isUnsearched || news === undefined || news.asOf <= asOf) return filters;
  return filters.map((link) => ({
    ...link,
    count: news.counts.find(({ state }) => state === link.state)?.count ?? link.count,
  }));
}

const MOST_SPOKEN = 2;

/** What the last news have changed on this page. */
function sentenceOf({ rows, asOf }: FleetPage, feed: FleetFeed): string {
  const { news } = feed;
  if (news === undefined || news.asOf <= asOf) return "";
  const changed = rows.filter(({ id }) => feed.rows.get(id)?.asOf === news.asOf);
  if (changed.length === 0) return "";
  if (changed.length > MOST_SPOKEN) return `${changed.length} registries of this page have changed.`;
  return changed.map((row) => `${row.name}: ${rowWords(newestReplicas(feed, row, asOf))}.`).join(" ");
}
