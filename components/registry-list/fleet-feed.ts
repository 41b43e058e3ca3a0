import type { LiveEvent } from "@/components/live/live-event";
import type { FleetNews, FleetReplica } from "@/lib/fleet/model";

interface ToldRow {
  readonly replicas: readonly FleetReplica[];
  /** ISO time at which Azure said so. */
  readonly asOf: string;
}

/** What the feed has told since the page was opened, whichever rows the page shows. */
export interface FleetFeed {
  /** ISO time; empty before anything was told. */
  readonly asOf: string;
  readonly news: FleetNews | undefined;
  readonly rows: ReadonlyMap<string, ToldRow>;
  readonly gone: ReadonlySet<string>;
  /** ISO times at which rows came or went, and at which any of them changed; empty for never. */
  readonly othersSince: string;
  readonly changedSince: string;
}

export const NOTHING_TOLD: FleetFeed = {
  asOf: "",
  news: undefined,
  rows: new Map(),
  gone: new Set(),
  othersSince: "",
  changedSince: "",
};

/** The feed after one more event. */
export function takeFleetEvent(before: FleetFeed, { kind, data }: LiveEvent): FleetFeed {
  if (kind === "age") return { ...before, asOf: (data as { asOf: string }).asOf };
  const news = data as FleetNews;
  const { asOf } = news;
  const isWhole = kind === "picture";
  const rows = new Map(isWhole ? [] : before.rows);
  const gone = new Set(isWhole ? [] : before.gone);
  for (const { id, replicas } of news.rows) {
    rows.set(id, { replicas, asOf });
    gone.delete(id);
  }
  for (const id of news.gone) {
    rows.delete(id);
    gone.add(id);
  }
  const isOther = isWhole || news.added > 0 || news.gone.length > 0;
  const isChanged = isWhole || news.rows.length > 0;
  return {
    asOf,
    news,
    rows,
    gone,
    othersSince: isOther ? asOf : before.othersSince,
    changedSince: isChanged ? asOf : before.changedSince,
  };
}

/** The replicas of a row: what the feed has told, unless the page is newer or knows more. */
export function newestReplicas(
  feed: FleetFeed,
  row: { readonly id: string; readonly replicas: readonly FleetReplica[] },
  pageAsOf: string,
): readonly FleetReplica[] {
  const told = feed.rows.get(row.id);
  const isNewer = told !== undefined && told.asOf > pageAsOf;
  return isNewer && told.replicas.every(({ state }) => state !== undefined) ? told.replicas : row.replicas;
}
