import { Switch } from "@/components/ui/switch";
import type { Registry } from "@/lib/azure/model";

interface RegistrySwitchesProps {
  registry: Registry;
  /** Id of the words that say why they cannot be moved. */
  whyNotId: string | undefined;
  onRegionalEndpoints: () => void;
  onDataEndpoints: () => void;
}

/** What holds for all replicas of the registry at once. */
export function RegistrySwitches(props: RegistrySwitchesProps) {
  const { registry, whyNotId, onRegionalEndpoints, onDataEndpoints } = props;
  const hasRegional = registry.regionalEndpoints === "enabled";
  const endpoints = registry.privateEndpointCount;
  return (
    <div className="registry-switches">
      <Switch
        label="Regional endpoints"
        detail={hasRegional ? "for all replicas" : "preview in Azure"}
        isOn={hasRegional}
        lockedReason={
          registry.regionalEndpoints === undefined ? "Azure does not report this switch here." : undefined
        }
        whyNotId={whyNotId}
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
        whyNotId={whyNotId}
        onChange={onDataEndpoints}
      />
    </div>
  );
}
