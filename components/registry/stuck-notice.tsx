import { CodeBlock } from "@/components/ui/code-block";
import { durationWords } from "@/components/ui/format-time";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OperationKind, StuckLimit } from "@/lib/operations/model";
import type { RegionView } from "./screen-region";
import { supportText } from "./support-text";

interface StuckNoticeProps {
  view: Pick<RegionView, "operation" | "passedLimit" | "replica">;
  asOf: string;
}

const TITLES = {
  "replica.create": "Creating this replica takes longer than usual.",
  "replica.delete": "Deleting this replica takes longer than usual.",
  "replica.repair": "Repairing this replica takes longer than usual.",
  "replica.set-global-endpoint-routing": "The routing change takes longer than usual.",
} satisfies Record<OperationKind, string>;

const CAUSES = {
  "replica.create":
    "With private endpoints, look for a missing right on their networks or a subnet without free addresses first.",
  "replica.delete": "Look for a lock on the registry or its resource group first.",
  "replica.repair": "Look for a lock on the registry or its resource group first.",
  "replica.set-global-endpoint-routing": "The replica keeps serving as it did before until then.",
} satisfies Record<OperationKind, string>;

/** An open change that should have ended by now: what to do, and what to tell Azure support. */
export function StuckNotice({ view, asOf }: StuckNoticeProps) {
  const { operation, passedLimit: limit, replica } = view;
  if (!operation || !limit) return null;
  return (
    <Notice
      tone="warn"
      title={TITLES[operation.kind]}
      nextStep={`It may still end by itself and is watched until it does. ${CAUSES[operation.kind]} If it stays so, open a request with Azure support and give them the text below.`}
    >
      <p>
        It was asked for at <Time iso={operation.requestedAt} hasSeconds />. {limitWords(limit)}
      </p>
      <details className="details">
        <summary>Text for Azure support</summary>
        <CodeBlock text={supportText({ operation, limit, replica, asOf })} what="text for Azure support" />
      </details>
    </Notice>
  );
}

function limitWords({ afterSeconds, earlierCount }: StuckLimit): string {
  const limit = durationWords(afterSeconds);
  return earlierCount === undefined
    ? `${limit} is Replica Map’s own limit; Azure documents none, and there are too few earlier ones here to compare with.`
    : `95 % of ${earlierCount} earlier ones of this registry took ${limit} or less.`;
}
