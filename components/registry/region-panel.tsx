import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import type { Registry } from "@/lib/azure/model";
import { historyPath, type WhyNot } from "@/lib/registry/model";
import { EmptyRegion } from "./empty-region";
import { FailureNotice } from "./failure-notice";
import { OperationNotice } from "./operation-notice";
import { ReplicaFacts } from "./replica-facts";
import type { RegionView } from "./screen-region";
import { OutsideStuckNotice } from "./outside-stuck-notice";
import { StuckNotice } from "./stuck-notice";
import { useRepair } from "./use-repair";

interface RegionPanelProps {
  view: RegionView;
  registry: Registry;
  whyNot: WhyNot;
  /** When Azure said what `view` shows. */
  asOf: string;
  onStage: () => void;
  onAdd: () => void;
  onDelete: () => void;
  onRepair: () => void;
  onRouting: () => void;
  onClose: () => void;
}

/** Everything about the selected region, and what can be done with it. */
export default function RegionPanel(props: RegionPanelProps) {
  const { view, registry, whyNot, asOf, onClose } = props;
  const repair = useRepair(registry.id, view, props.onRepair);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    // On narrow screens the panel is under the map. Opening a shared link leaves the page where it begins.
    const hasChosenHere = document.activeElement !== document.body;
    if (hasChosenHere) panel.current?.scrollIntoView({ block: "nearest" });
  }, [view.name]);

  return (
    <section ref={panel} aria-labelledby="region-panel-title" className="region-panel">
      <div className="flex items-start justify-between gap-2">
        <div>
          <h2 id="region-panel-title" className="text-lg">
            {view.displayName}
          </h2>
          <p className="text-ink-muted text-sm">{subtitle(view)}</p>
        </div>
        <Button look="quiet" aria-label={`Close ${view.displayName}`} onClick={onClose}>
          Close
        </Button>
      </div>
      <OperationNotice
        view={view}
        registryId={registry.id}
        whyNotWrite={whyNot["replications/write"]}
        repair={repair}
      />
      <StuckNotice view={view} asOf={asOf} />
      <OutsideStuckNotice view={view} registryId={registry.id} asOf={asOf} />
      <FailureNotice failure={repair.failure} />
      {view.replica || view.state === "ready" ? (
        <ReplicaFacts
          view={view}
          registry={registry}
          whyNot={whyNot}
          repair={repair}
          onDelete={props.onDelete}
          onRouting={props.onRouting}
        />
      ) : (
        <EmptyRegion
          view={view}
          whyNot={whyNot["replications/write"]}
          onStage={props.onStage}
          onAdd={props.onAdd}
        />
      )}
      {view.state === "unavailable" ? null : (
        <p>
          <SoftLink className="link" href={historyPath(registry.ref, view.name)}>
            History of {view.displayName}
          </SoftLink>
        </p>
      )}
    </section>
  );
}

function subtitle(view: RegionView): string {
  const parts = [view.geography, view.hasAvailabilityZones ? "availability zones" : undefined, view.name];
  return parts.filter(Boolean).join(" · ");
}
