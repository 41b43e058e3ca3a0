import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OutsideChange } from "@/lib/operations/model";
import type { RegionView } from "./screen-region";
import { limitSentence, stuckNextStep } from "./stuck-limit-words";
import { outsideSupportText } from "./support-text";

interface OutsideStuckNoticeProps {
  view: Pick<RegionView, "outsideStuck" | "replica">;
  registryId: string;
  asOf: string;
}

const TITLES = {
  "replica.create": "Creating this replica takes longer than usual.",
  "replica.delete": "Deleting this replica takes longer than usual.",
  "replica.set-global-endpoint-routing": "Changing this replica takes longer than usual.",
} satisfies Record<OutsideChange["kind"], string>;

/** A replica that hangs in a change of which Replica Map knows nothing but what Azure shows. */
export function OutsideStuckNotice({ view, registryId, asOf }: OutsideStuckNoticeProps) {
  const { outsideStuck: change, replica } = view;
  if (!change || !replica) return null;
  return (
    <Notice tone="warn" title={TITLES[change.kind]} nextStep={stuckNextStep(change.kind)}>
      <p>
        No change from Replica Map is open here: the activity log of the registry in the Azure portal tells
        who began this one.{" "}
        {change.sinceBy === "azure" ? "By Azure’s own time it goes on since " : "It was first seen so at "}
        <Time iso={change.since} hasSeconds />
        {change.sinceBy === "azure" ? ". " : ", and may have begun before. "}
        {limitSentence(change.stuckLimit)}
      </p>
      <details className="details">
        <summary>Text for Azure support</summary>
        <CodeBlock
          text={outsideSupportText({ change, registryId, replica, asOf })}
          what="text for Azure support"
        />
      </details>
    </Notice>
  );
}
