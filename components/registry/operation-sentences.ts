import { canCreateAgain, type Operation, type Repair } from "@/lib/operations/model";

/** What is told of an operation, and what to do about it. */
export interface OperationWords {
  readonly tone: "info" | "warn" | "danger";
  readonly title: string;
  readonly nextStep: string | undefined;
}

/** Undefined while it goes on as it should and its state says all. */
export function operationWords(operation: Operation, displayName: string): OperationWords | undefined {
  if (operation.waitingSince !== undefined && operation.settledAt === undefined) {
    return {
      tone: "warn",
      title: `${doing(operation, displayName)}: waiting for someone who may read it.`,
      nextStep:
        "It goes on in Azure. Sign in again, or ask somebody who may read this registry to open this page: the first visit tells how it went.",
    };
  }
  if (canCreateAgain(operation)) return unfinishedWords(operation);
  if (operation.state === "not_started") {
    return {
      tone: "danger",
      title: `Not started: ${doing(operation, displayName)}. Azure shows no trace of it after a minute of reads.`,
      nextStep: "Nothing was changed. If it is still wanted, press again: that is a new request.",
    };
  }
  if (operation.failure !== undefined) {
    return { tone: "danger", title: operation.failure, nextStep: undefined };
  }
  return operation.repair === undefined || operation.settledAt !== undefined
    ? undefined
    : repairWords(operation.repair, operation.actor);
}

function unfinishedWords({ failure, repair }: Operation): OperationWords {
  return {
    tone: "danger",
    title: `The replica was deleted for a repair, and not created again. ${failure ?? ""}`.trim(),
    nextStep: repair && `“Create again” takes the settings that it had: ${settingsWords(repair)}.`,
  };
}

function repairWords(repair: Repair, actor: string): OperationWords {
  if (repair.needsPersonSince !== undefined) {
    const createAgain = `Whoever may create replicas can press “Create again”: it goes on in their name, with the settings that it had: ${settingsWords(repair)}.`;
    if (repair.needsPersonBecause === "no_right") {
      return {
        tone: "warn",
        title: "Repair: deleted. Waiting for somebody who may create replicas here.",
        nextStep: `Azure refused the rights with which it was to be created again for ${actor}. ${createAgain}`,
      };
    }
    return {
      tone: "warn",
      title: "Repair: deleted, and waiting for someone who may create it again.",
      nextStep: `The session of ${actor}, who began it, has ended. It goes on when they sign in again. ${createAgain}`,
    };
  }
  const nextStep = "You can close this page: it goes on by itself, with the rights of whoever pressed.";
  switch (repair.step) {
    case "deleting":
      return {
        tone: "info",
        title: "Repair, 1 of 2: being deleted, until Azure has not found it several times in a row.",
        nextStep,
      };
    case "gone":
      return {
        tone: "info",
        title: "Repair, 1 of 2: deleted. Creating it again is tried again in a moment.",
        nextStep,
      };
    case "creating":
      return {
        tone: "info",
        title: "Repair, 2 of 2: being created again, with the settings that it had.",
        nextStep,
      };
  }
}

function settingsWords({ globalEndpointRouting, tags }: Repair): string {
  const count = Object.keys(tags).length;
  return `${globalEndpointRouting === "included" ? "in" : "out of"} global routing, ${count === 1 ? "1 tag" : `${count} tags`}`;
}

function doing({ kind }: Pick<Operation, "kind">, displayName: string): string {
  switch (kind) {
    case "replica.create":
      return `Creating the replica in ${displayName}`;
    case "replica.delete":
      return `Deleting the replica in ${displayName}`;
    case "replica.repair":
      return `Repairing the replica in ${displayName}`;
    case "replica.set-global-endpoint-routing":
      return `Changing the routing of the replica in ${displayName}`;
  }
}
