import { describeScope } from "./describe-scope";
import type { Refusal } from "./refusal";

export interface RefusalWords {
  /** What happened. */
  readonly message: string;
  /** What the person can do now. */
  readonly nextStep: string;
  /** Certain, whatever was being done. */
  readonly changedNothing?: true;
}

/** What was being done: a lost answer to a change leaves open whether the change happened, one to a read does not. */
export type Attempt = "read" | "change";

/** Times are left out: whoever shows `retryAt` formats it in the person's own time zone. */
export function refusalWords(refusal: Refusal, attempt: Attempt = "change"): RefusalWords {
  switch (refusal.kind) {
    case "not_premium":
      return {
        message: `Geo-replication needs the Premium tier${refusal.tier === undefined ? "." : `; this registry is ${refusal.tier}.`}`,
        nextStep: "Upgrade the registry to Premium first. There is no downtime.",
      };
    case "region_not_offered":
      return {
        message: `Azure does not offer replicas in ${refusal.region} to this subscription.`,
        nextStep: "Choose another region on the map, or ask Azure support for access to this one.",
      };
    case "locked":
      return lockWords(refusal);
    case "policy":
      return policyWords(refusal);
    case "missing_right":
      return missingRightWords(refusal);
    case "throttled":
      return {
        message: "Azure is limiting requests for this subscription right now.",
        nextStep: "Wait until the time shown, then try again.",
        changedNothing: true,
      };
    case "rate_limited":
      return {
        message: "Replica Map got too many requests from you, or from your network, in a short time.",
        nextStep: "Wait a minute, then try again.",
        changedNothing: true,
      };
    case "too_many_feeds":
      return {
        message: `Replica Map keeps ${refusal.most} live pages up to date for you at once, and so many are open.`,
        nextStep: "Close tabs that you do not need. This page keeps what it shows and goes on by itself.",
      };
    case "home_replica":
      return {
        message: "This is the home replica. Azure keeps it for as long as the registry exists.",
        nextStep: "To stop serving from it, exclude it from global endpoint routing instead.",
      };
    case "not_failed":
      return {
        message: `The replica in ${refusal.region} has not failed.`,
        nextStep: "There is nothing to repair. Look at the map: it shows the replica's present state.",
      };
    case "not_repaired":
      return {
        message: `No repair of a replica in ${refusal.region} waits to be finished.`,
        nextStep: "Look at the map: somebody else may have finished it. A new replica can be added there.",
      };
    case "last_routed_replica":
      return {
        message:
          "This is the only replica that the global endpoint routes to. Without it nobody could pull or push there.",
        nextStep: "Include another replica in global endpoint routing first.",
      };
    case "data_endpoints_locked_on":
      return {
        message: "Dedicated data endpoints stay on while the registry has a private endpoint.",
        nextStep: "Remove the registry's private endpoints first if the data endpoints have to go.",
      };
    case "already_running":
      return {
        message: `${refusal.what} is already in progress.`,
        nextStep: "Wait until it has ended. The map shows it by itself.",
      };
    case "already_there":
      return {
        message: `The registry already has a replica in ${refusal.region}.`,
        nextStep: "Choose another region. To create this one again, delete it first.",
      };
    case "already_premium":
      return {
        message: "This registry is already Premium.",
        nextStep: "Nothing has to be done: replicas can be added on the map.",
      };
    case "not_confirmed":
      return {
        message: "The name that was typed does not match.",
        nextStep: `Type ${refusal.expected} to confirm.`,
        changedNothing: true,
      };
    case "busy":
      return {
        message: "Azure is still working on another change to this registry.",
        nextStep: "Wait a minute, then try again.",
      };
    case "gone":
      return {
        message: `${refusal.what} no longer exists, or you may not see it.`,
        nextStep: "Refresh to see what is there now.",
      };
    case "timed_out":
      return attempt === "read"
        ? {
            message: "Azure did not answer in time.",
            nextStep: "Try again in a moment.",
            changedNothing: true,
          }
        : {
            message: "Azure did not answer in time. The change may still have happened.",
            nextStep: "Look at the map before you try again.",
          };
    case "azure_failed":
      return attempt === "read"
        ? {
            message: `Azure answered with a failure of its own (${refusal.status}).`,
            nextStep: "Try again in a moment.",
            changedNothing: true,
          }
        : {
            message: `Azure answered with a failure of its own (${refusal.status}). The change may still have happened.`,
            nextStep: "Look at the map before you try again.",
          };
    case "unreachable":
      return {
        message: "Azure could not be reached.",
        nextStep: "Check the network between this server and Azure, then try again.",
        changedNothing: true,
      };
    case "store_unreachable":
      return {
        message: "Replica Map cannot reach its database.",
        nextStep:
          "Try again in a minute. Look at the map before you repeat a change: it may have been made. If it goes on, tell whoever runs Replica Map.",
      };
    case "malformed_answer":
      return attempt === "read"
        ? {
            message: "Azure sent an answer that makes no sense.",
            nextStep: "Try again in a moment.",
            changedNothing: true,
          }
        : {
            message: "Azure sent an answer that makes no sense. The change may still have happened.",
            nextStep:
              "Look at the map before you try again. If it goes on, look for a proxy in front of Azure.",
          };
    case "sign_in_again":
      return { message: "Azure no longer accepts your sign-in.", nextStep: "Sign in again." };
    case "fresh_sign_in":
      return {
        message: `For this change your last sign-in must not be older than ${refusal.maxAgeMinutes} ${refusal.maxAgeMinutes === 1 ? "minute" : "minutes"}.`,
        nextStep: "Sign in again; you come back to this very place.",
        changedNothing: true,
      };
    case "app_identity_refused":
      return {
        message: "Azure does not accept the identity that Replica Map itself uses.",
        nextStep:
          "Another sign-in does not help. Ask whoever administers Replica Map to check the app's own identity in Azure, and give them the correlation id.",
        changedNothing: true,
      };
    case "no_app_role":
      return {
        message: "You have no role in this dashboard.",
        nextStep:
          "Ask whoever runs Replica Map for one of its app roles: viewer, requester, approver or administrator.",
      };
    case "other_tenant":
      return {
        message: "Your account belongs to an organisation whose people may not sign in here.",
        nextStep:
          "Sign in with another account, or ask whoever runs Replica Map to let your organisation in.",
      };
    case "signed_in_as":
      return {
        message: `You are signed in as ${refusal.name}.`,
        nextStep: "Sign out first, then sign in as somebody else.",
      };
    case "sign_in_service_unreachable":
      return {
        message: "This server cannot reach the sign-in service.",
        nextStep:
          "Try again in a moment. If it goes on, whoever runs Replica Map has to look at the network between the two.",
      };
    case "azure_said":
      return {
        message: `Azure refused: “${refusal.azureMessage}” (${refusal.azureCode}).`,
        nextStep: "If the sentence does not help, give it to Azure support with the correlation id.",
        changedNothing: true,
      };
  }
}

function lockWords({ scope, lockNames }: Extract<Refusal, { kind: "locked" }>): RefusalWords {
  const names = lockNames.map((name) => `“${name}”`).join(", ");
  const which =
    lockNames.length === 0 ? "A lock" : `${lockNames.length === 1 ? "The lock" : "The locks"} ${names}`;
  return {
    message: `${which} on ${describeScope(scope)} ${lockNames.length > 1 ? "forbid" : "forbids"} this change.`,
    nextStep: "Ask an owner of that scope to remove the lock, then try again.",
  };
}

function policyWords({ assignments }: Extract<Refusal, { kind: "policy" }>): RefusalWords {
  const names = assignments.map((name) => `“${name}”`).join(", ");
  const which =
    assignments.length === 0
      ? "An Azure Policy assignment forbids"
      : assignments.length === 1
        ? `The Azure Policy assignment ${names} forbids`
        : `The Azure Policy assignments ${names} forbid`;
  return {
    message: `${which} this change.`,
    nextStep: "Choose a region that the policy allows, or ask whoever manages it for an exemption.",
  };
}

function missingRightWords({ action, scope }: Extract<Refusal, { kind: "missing_right" }>): RefusalWords {
  const where = describeScope(scope);
  // https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview
  const role = action.toLowerCase().endsWith("/read")
    ? "Reader"
    : "Container Registry Contributor and Data Access Configuration Administrator";
  return {
    message: `You do not have the right ${action} on ${where}.`,
    nextStep: `Ask an owner of ${where} for a role that holds it, for example “${role}”. A new role can take a few minutes to count.`,
  };
}
