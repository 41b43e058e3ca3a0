import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OperationKind } from "@/lib/operations/model";
import type { RegionView } from "./screen-region";
import { limitSentence, stuckNextStep } from "./stuck-limit-words";
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

/** An open change that should have ended by now: what to do, and what to tell Azure support. */
export function StuckNotice({ view, asOf }: StuckNoticeProps) {
  const { operation, passedLimit: limit, replica } = view;
  if (!operation || !limit) return null;
  return (
    <Notice tone="warn" title={TITLES[operation.kind]} nextStep={stuckNextStep(operation.kind)}>
      <p>
        It was asked for at <Time iso={operation.requestedAt} hasSeconds />. {limitSentence(limit)}
      </p>
      <details className="details">
        <summary>Text for Azure support</summary>
        <CodeBlock text={supportText({ operation, limit, replica, asOf })} what="text for Azure support" />
      </details>
    </Notice>
  );
}
