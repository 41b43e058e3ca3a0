import { Button } from "@/components/ui/button";

interface UpgradeHintProps {
  tier: string;
  onUpgrade: () => void;
}

/** Why nothing can be added to a registry below Premium, and the way out. */
export default function UpgradeHint({ tier, onUpgrade }: UpgradeHintProps) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="max-w-prose text-sm">
        The map is grey because the {tier} tier cannot be geo-replicated. Premium can; the upgrade has no
        downtime.
      </p>
      <Button look="primary" onClick={onUpgrade}>
        Upgrade to Premium…
      </Button>
    </div>
  );
}
