import { Button } from "@/components/ui/button";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { WhyNot } from "@/lib/registry/model";

const WHY_NOT = "upgrade-why-not";

interface UpgradeHintProps {
  tier: string;
  whyNot: WhyNot;
  onUpgrade: () => void;
}

/** Why nothing can be added to a registry below Premium, and the way out. */
export default function UpgradeHint({ tier, whyNot, onUpgrade }: UpgradeHintProps) {
  const words = whyNot["registries/write"];
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="max-w-prose text-sm">
        The map is grey because the {tier} tier cannot be geo-replicated. Premium can; the upgrade has no
        downtime.
      </p>
      <Button look="primary" whyNotId={words && WHY_NOT} onClick={onUpgrade}>
        Upgrade to Premium…
      </Button>
      <WhyNotNote id={WHY_NOT} words={words} />
    </div>
  );
}
