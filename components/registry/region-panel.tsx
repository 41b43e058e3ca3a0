import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import { Time } from "@/components/ui/time";
import type { ActionFailure } from "@/lib/actions/action-result";
import type { Registry } from "@/lib/azure/model";
import { hostNameOfRegion } from "@/lib/endpoints/registry-hosts";
import { FailureNotice } from "./failure-notice";
import type { CreateAgain } from "./screen-address";
import { hasNeverServed, type RegionView } from "./screen-region";

interface RegionPanelProps {
  view: RegionView;
  registry: Registry;
  /** Settings of a replica that was here and is to be created again. */
  again: CreateAgain | undefined;
  isCreatingAgain: boolean;
  isDeletingFailed: boolean;
  onStage: () => void;
  onAdd: () => void;
  onDelete: () => void;
  onRouting: () => void;
  onCreateAgain: () => void;
  onClose: () => void;
  /** What went wrong with a press in this panel. */
  failure: ActionFailure | undefined;
}

/** Everything about the selected region, and what can be done with it. */
export default function RegionPanel(props: RegionPanelProps) {
  const { view, registry, onClose } = props;
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
      {view.operation?.failure ? (
        <Notice
          tone="danger"
          title={view.operation.failure}
          nextStep={view.state === "failed" ? undefined : "Nothing of it is left; you can try again."}
          correlationId={view.operation.correlationId}
        />
      ) : null}
      <FailureNotice failure={props.failure} />
      {view.replica || view.state === "ready" ? (
        <ReplicaFacts {...props} hosts={hostsOf(registry, view.name)} />
      ) : (
        <EmptyRegion {...props} />
      )}
    </section>
  );
}

function subtitle(view: RegionView): string {
  const parts = [view.geography, view.hasAvailabilityZones ? "availability zones" : undefined, view.name];
  return parts.filter(Boolean).join(" · ");
}

interface Hosts {
  readonly regional: string | undefined;
  readonly data: string | undefined;
}

function hostsOf(registry: Registry, region: string): Hosts {
  return {
    regional: hostNameOfRegion(registry.regionalEndpointHostNames, region),
    data: hostNameOfRegion(registry.dataEndpointHostNames, region),
  };
}

function ReplicaFacts(props: RegionPanelProps & { hosts: Hosts }) {
  const { view, registry, hosts, isDeletingFailed, onRouting, onDelete } = props;
  const { replica } = view;
  const isRouted = replica?.globalEndpointRouting !== "excluded";
  return (
    <>
      <dl className="facts">
        <Fact term="State">
          <span className="inline-block font-semibold first-letter:uppercase">{view.stateWords}</span>
          {view.badges.home ? " · home region" : null}
        </Fact>
        {replica?.syncStatus?.changedAt ? (
          <Fact term="Status since">
            <Time iso={replica.syncStatus.changedAt} />
          </Fact>
        ) : null}
        {replica?.createdAt ? (
          <Fact term="Replica since">
            <Time iso={replica.createdAt} />
          </Fact>
        ) : null}
        {hosts.regional ? <HostFact term="Regional endpoint" host={hosts.regional} /> : null}
        {hosts.data ? <HostFact term="Data endpoint" host={hosts.data} /> : null}
        {hosts.regional ? (
          <HostFact term="Sign in" host={`az acr login -n ${registry.name} --endpoint ${view.name}`} />
        ) : null}
        {replica && Object.keys(replica.tags).length > 0 ? (
          <Fact term="Tags">
            {Object.entries(replica.tags)
              .map(([name, value]) => `${name}=${value}`)
              .join(", ")}
          </Fact>
        ) : null}
      </dl>
      {view.state === "syncing" ? (
        <p className="text-ink-muted text-sm">
          The replica exists and its first copy is running. It becomes ready by itself; how long depends on
          how much the registry holds.
        </p>
      ) : null}
      {replica ? (
        <Switch
          label="Global endpoint routing"
          detail={
            isRouted
              ? `${registry.loginServer} may send clients here.`
              : `${registry.loginServer} sends nobody here. Data keeps syncing and is billed.`
          }
          isOn={isRouted}
          lockedReason={whyRoutingRests(view)}
          onChange={onRouting}
        />
      ) : (
        <p className="text-ink-muted text-sm">
          The registry serves from its home region. It gets a replica of its own to steer here as soon as the
          first other region is added.
        </p>
      )}
      {view.state === "failed" && !view.badges.home ? (
        <Notice
          tone="danger"
          title="This replica has failed."
          nextStep="Azure's documented repair is to delete it and create it again. Both presses are here: delete it first; once Azure says that it is gone, “Create again” is offered with the same settings."
        />
      ) : null}
      {replica && !view.badges.home ? (
        <div>
          <Button
            className="text-danger-ink"
            isBusy={isDeletingFailed}
            aria-disabled={view.state === "deleting" || undefined}
            onClick={view.state === "deleting" ? undefined : onDelete}
          >
            {deleteWords(view)}
          </Button>
        </div>
      ) : null}
      {view.badges.home ? (
        <p className="text-ink-muted text-sm">
          The home region was chosen with the registry and cannot be deleted.
        </p>
      ) : null}
    </>
  );
}

function deleteWords(view: RegionView): string {
  if (view.state === "deleting") return "Being deleted";
  if (view.state !== "failed") return "Delete replica…";
  return hasNeverServed(view) ? "Repair: delete it" : "Repair: delete it…";
}

function tagCount(count: number): string {
  return count === 1 ? "1 tag" : `${count} tags`;
}

function whyRoutingRests(view: RegionView): string | undefined {
  if (view.badges.updating) return "A change is running.";
  if (view.state === "creating" || view.state === "deleting") return `The replica is ${view.stateWords}.`;
  return undefined;
}

function EmptyRegion({ view, again, isCreatingAgain, onStage, onAdd, onCreateAgain }: RegionPanelProps) {
  if (view.state === "unavailable") {
    return <Notice title={`No replica can be added: ${view.whyUnavailable ?? "Azure offers none here"}.`} />;
  }
  if (view.state !== "available") {
    return (
      <p className="first-letter:uppercase">
        {view.stateWords}. This page follows it by itself; you can leave and come back.
      </p>
    );
  }
  const isStaged = view.badges.staged === "add";
  return (
    <>
      {view.caution ? <Notice tone="warn" title={view.caution} /> : null}
      {again ? (
        <Notice
          title="The replica that was here is gone."
          nextStep={`Create it again with the same settings: ${again.globalEndpointRouting === "included" ? "in" : "out of"} global routing, ${tagCount(Object.keys(again.tags).length)}.`}
        >
          <div className="pt-2">
            <Button look="primary" isBusy={isCreatingAgain} onClick={onCreateAgain}>
              {isCreatingAgain ? "Asking Azure…" : "Create again"}
            </Button>
          </div>
        </Notice>
      ) : (
        <p>A replica can be added here.</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look={again ? "plain" : "primary"} onClick={onAdd}>
          Add a replica here…
        </Button>
        <Button aria-pressed={isStaged} onClick={onStage}>
          {isStaged ? "Take off the list" : "Put on the list"}
        </Button>
      </div>
      <p className="text-ink-muted text-sm">
        Regions on the list are added in one go. On the map, Space puts a region on the list.
      </p>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function HostFact({ term, host }: { term: string; host: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="flex items-center gap-2">
        <code className="min-w-0 break-all">{host}</code>
        <CopyButton text={host} what={term.toLowerCase()} />
      </dd>
    </div>
  );
}
