import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { Registry } from "@/lib/azure/model";

interface RegistrySwitchesProps {
  registry: Registry;
  onRegionalEndpoints: () => void;
  onDataEndpoints: () => void;
  onUpgrade: () => void;
}

/** What holds for all replicas of the registry at once. */
export function RegistrySwitches({
  registry,
  onRegionalEndpoints,
  onDataEndpoints,
  onUpgrade,
}: RegistrySwitchesProps) {
  if (registry.tier.toLowerCase() !== "premium") {
    return (
      <div className="flex flex-col items-start gap-2">
        <p className="max-w-prose text-sm">
          The map is grey because the {registry.tier} tier cannot be geo-replicated. Premium can; the upgrade
          has no downtime.
        </p>
        <Button look="primary" onClick={onUpgrade}>
          Upgrade to Premium…
        </Button>
      </div>
    );
  }
  const hasRegional = registry.regionalEndpoints === "enabled";
  const endpoints = registry.privateEndpointCount;
  return (
    <>
      <Switch
        label="Regional endpoints"
        detail={hasRegional ? "for all replicas" : "preview in Azure"}
        isOn={hasRegional}
        lockedReason={
          registry.regionalEndpoints === undefined ? "Azure does not report this switch here." : undefined
        }
        onChange={onRegionalEndpoints}
      />
      <Switch
        label="Data endpoints"
        detail={registry.dataEndpointEnabled ? "for all replicas" : "for firewalls"}
        isOn={registry.dataEndpointEnabled}
        lockedReason={
          registry.dataEndpointEnabled && endpoints > 0
            ? `On and locked: the registry has ${endpoints} private ${endpoints === 1 ? "endpoint" : "endpoints"}.`
            : undefined
        }
        onChange={onDataEndpoints}
      />
    </>
  );
}
