import type { RegionView } from "./screen-region";

const MOST_REGIONS_NAMED = 3;

/** One sentence about what changed between two pictures; empty when nothing did. Never holds a ticking time. */
export function changeSentence(before: readonly RegionView[], after: readonly RegionView[]): string {
  const earlier = new Map(before.map((view) => [view.name, view]));
  const news = after.flatMap((view) => {
    const was = earlier.get(view.name);
    return was ? newsAbout(was, view) : [];
  });
  if (news.length <= MOST_REGIONS_NAMED) return news.join(" ");
  return `${news.slice(0, MOST_REGIONS_NAMED).join(" ")} And ${news.length - MOST_REGIONS_NAMED} more changes.`;
}

function newsAbout(was: RegionView, is: RegionView): string[] {
  const hasEndedBadly =
    is.operation?.failure !== undefined &&
    (was.operation?.operationId !== is.operation.operationId || was.operation.failure === undefined);
  if (hasEndedBadly) return [`${is.displayName}: ${is.operation.failure}`];
  if (was.state !== is.state) {
    const isGone = was.state === "deleting" && (is.state === "available" || is.state === "unavailable");
    return [`${is.displayName}: ${isGone ? "replica deleted" : is.stateWords}.`];
  }
  if (was.state === "other" && was.stateWords !== is.stateWords)
    return [`${is.displayName}: ${is.stateWords}.`];
  if (was.badges.notRouted !== is.badges.notRouted) {
    return [`${is.displayName}: ${is.badges.notRouted ? "out of" : "back in"} global routing.`];
  }
  return [];
}
