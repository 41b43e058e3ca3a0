import type { RegionView } from "./screen-region";

type Told = Pick<RegionView, "state" | "stateWords" | "badges" | "replica">;

/** What a state means and what comes next; undefined where its name says it all. */
export function stateSentence({ state, stateWords, replica }: Told): string | undefined {
  switch (state) {
    case "creating":
      return "The replica is being created. Then its first copy runs, and it becomes ready by itself. You can leave and come back.";
    case "deleting":
      return "The replica is being deleted. The region can take a new one once Azure says that it is gone.";
    case "syncing":
      return "The replica exists and its first copy is running. It becomes ready by itself; how long depends on how much the registry holds.";
    case "other":
      if (!replica) {
        return "A replica was asked for here, and Azure has not confirmed it. It may still take it on: wait for that before you try again. It shows here as soon as Azure reports it.";
      }
      return replica.syncStatus?.displayStatus === undefined && stateWords === "status not reported"
        ? "The replica exists, and Azure reports no status of it yet. It is asked again by itself."
        : `Azure calls this state “${stateWords}”. What it means for clients is not known here; the Azure portal may say more.`;
    default:
      return undefined;
  }
}

/** What global endpoint routing does for a replica in its present state. */
export function routingSentence({ state, replica }: Told, loginServer: string): string {
  const isRouted = replica?.globalEndpointRouting !== "excluded";
  switch (state) {
    case "creating":
      return isRouted
        ? `${loginServer} may send clients here once the replica is ready.`
        : `${loginServer} will send nobody here. Data will sync and be billed.`;
    case "deleting":
      return isRouted ? `${loginServer} stops sending clients here.` : `${loginServer} sends nobody here.`;
    case "failed":
      return isRouted
        ? "Switched on, but a failed replica may not answer. Take it out of routing to keep clients away."
        : `${loginServer} sends nobody here.`;
    case "other":
      return isRouted
        ? `Switched on. Whether ${loginServer} sends clients here is not known in this state.`
        : `${loginServer} sends nobody here.`;
    default:
      return isRouted
        ? `${loginServer} may send clients here.`
        : `${loginServer} sends nobody here. Data keeps syncing and is billed.`;
  }
}

/** What of ours runs on a replica whose state does not say so; nothing else can be done to it meanwhile. */
export function runningWords({
  state,
  replica,
  operation,
}: Pick<RegionView, "state" | "replica" | "operation">): string | undefined {
  if (operation === undefined || operation.settledAt !== undefined) return undefined;
  // Whether it still runs is what nobody knows then.
  if (operation.waitingSince !== undefined || operation.repair?.needsPersonSince !== undefined) {
    return undefined;
  }
  switch (operation.kind) {
    case "replica.repair":
      return "repair is running";
    case "replica.create":
      return replica === undefined || state === "creating" ? undefined : "creation is ending";
    case "replica.delete":
      return state === "deleting" ? undefined : "deletion is running";
    case "replica.set-global-endpoint-routing":
      // Said where the routing is.
      return undefined;
  }
}

/** Why routing cannot be switched just now. */
export function whyRoutingRests({ state, badges }: Told): string | undefined {
  if (state === "creating") return "It can be switched once the replica has been created.";
  if (state === "deleting") return "The replica is being deleted.";
  return badges.updating ? "A change to this replica is running." : undefined;
}
