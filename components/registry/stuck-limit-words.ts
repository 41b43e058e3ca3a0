import { durationWords } from "@/components/ui/format-time";
import type { OperationKind, StuckLimit } from "@/lib/operations/model";

const CAUSES = {
  "replica.create":
    "With private endpoints, look for a missing right on their networks or a subnet without free addresses first.",
  "replica.delete": "Look for a lock on the registry or its resource group first.",
  "replica.repair": "Look for a lock on the registry or its resource group first.",
  "replica.set-global-endpoint-routing": "The replica keeps serving as it did before until then.",
} satisfies Record<OperationKind, string>;

/** The same for what was asked for here and elsewhere. */
export function stuckNextStep(kind: OperationKind): string {
  return `It may still end by itself and is watched until it does. ${CAUSES[kind]} If it stays so, open a request with Azure support and give them the text below.`;
}

export function limitSentence({ afterSeconds, earlierCount }: StuckLimit): string {
  const limit = durationWords(afterSeconds);
  return earlierCount === undefined
    ? `${limit} is Replica Map’s own limit; Azure documents none, and there are too few earlier ones here to compare with.`
    : `95 % of ${earlierCount} earlier ones of this registry took ${limit} or less.`;
}
