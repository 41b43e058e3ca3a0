import type { Observation } from "@/lib/history/model";

type Pair = readonly [was: string | undefined, is: string | undefined];

/** What else changed than the state, each in a few words. */
export function changeWords(was: Observation | undefined, seen: Observation): string[] {
  if (!seen.isThere || was === undefined || !was.isThere) return [];
  return [
    moved("Provisioning state", [was.provisioningState, seen.provisioningState]),
    moved("Sync status", [was.displayStatus, seen.displayStatus]),
    was.globalEndpointRouting === seen.globalEndpointRouting ? undefined : routingWords(seen),
    isOnlySettings(was, seen) ? "Settings changed" : undefined,
    isSameWordAgain(was, seen) ? "The same status anew: it was another one in between" : undefined,
  ].filter((words) => words !== undefined);
}

function moved(name: string, [was, is]: Pair): string | undefined {
  return was === is ? undefined : `${name}: ${was ?? "none"}, then ${is ?? "none"}`;
}

function routingWords(seen: Observation): string {
  return seen.globalEndpointRouting === "excluded"
    ? "Taken out of global routing"
    : "Put into global routing";
}

function isOnlySettings(was: Observation, seen: Observation): boolean {
  return was.changedAt !== seen.changedAt && was.globalEndpointRouting === seen.globalEndpointRouting;
}

function isSameWordAgain(was: Observation, seen: Observation): boolean {
  if (was.displayStatus !== seen.displayStatus) return false;
  return (
    was.statusSince !== undefined && seen.statusSince !== undefined && seen.statusSince > was.statusSince
  );
}
