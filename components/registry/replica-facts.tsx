import type { ReactNode } from "react";
import { Breakable } from "@/components/ui/breakable";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import { Time } from "@/components/ui/time";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { Registry } from "@/lib/azure/model";
import { hostNameOfRegion } from "@/lib/endpoints/registry-hosts";
import type { WhyNot } from "@/lib/registry/model";
import { ChangePreviewView } from "./change-preview";
import { deleteQuery } from "./change-query";
import { routingSentence, stateSentence, whyRoutingRests } from "./replica-sentences";
import { hasNeverServed, type RegionView } from "./screen-region";
import type { RepairPresses } from "./use-repair";

interface ReplicaFactsProps {
  view: RegionView;
  registry: Registry;
  whyNot: WhyNot;
  repair: RepairPresses;
  onDelete: () => void;
  onRouting: () => void;
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

const WHY_NOT = "delete-why-not";
const WHY_NOT_REPAIR = "repair-why-not";

/** What a replica is and what can be done with it. */
export function ReplicaFacts({ view, registry, whyNot, repair, onDelete, onRouting }: ReplicaFactsProps) {
  const hosts = hostsOf(registry, view.name);
  const { replica } = view;
  const whyNotDelete = whyNot["replications/delete"];
  // Whoever cannot create it again should not begin a repair by deleting it.
  const whyNotRepair = whyNotDelete ?? whyNot["replications/write"];
  // Of a change that is in progress the notice above tells, and Azure takes no other.
  const isUnderWay = view.operation !== undefined && view.operation.settledAt === undefined;
  const meaning = isUnderWay && view.operation.repair ? undefined : stateSentence(view);
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
      {meaning ? <p className="text-ink-muted text-sm">{meaning}</p> : null}
      {replica ? (
        <Switch
          label="Global endpoint routing"
          detail={routingSentence(view, registry.loginServer)}
          isOn={replica.globalEndpointRouting !== "excluded"}
          lockedReason={whyRoutingRests(view) ?? whyNot["replications/write"]}
          onChange={onRouting}
        />
      ) : (
        <p className="text-ink-muted text-sm">
          The registry serves from its home region. It gets a replica of its own to steer here as soon as the
          first other region is added.
        </p>
      )}
      {view.state === "failed" && view.badges.home ? (
        <Notice
          tone="danger"
          title="The home region’s replica has failed."
          nextStep="It cannot be deleted and created again. Ask Azure support to mend it; until then the other replicas can serve."
        />
      ) : null}
      {view.state === "failed" && !view.badges.home && !isUnderWay ? (
        <Notice
          tone="danger"
          title="This replica has failed."
          nextStep="If Azure's reason names something else that is wrong, mend that first, or it fails again. Azure's documented repair is to delete it and create it again: one press does both, with the same settings, and goes on when this page is closed."
        >
          <div>
            <Button
              look="primary"
              isBusy={repair.isRepairing}
              whyNotId={whyNotRepair && WHY_NOT_REPAIR}
              onClick={repair.repairIt}
            >
              {repair.isRepairing ? "Asking Azure…" : hasNeverServed(view) ? "Repair" : "Repair…"}
            </Button>
            <WhyNotNote id={WHY_NOT_REPAIR} words={whyNotRepair} />
          </div>
          {/* Below the button, which would move away from under a finger when this has been read. */}
          {replica && hasNeverServed(view) ? (
            <ChangePreviewView query={deleteQuery(registry.id, replica.name)} />
          ) : null}
        </Notice>
      ) : null}
      {isEndingInFailure(view) ? (
        <Notice
          tone="danger"
          title="This replica has failed."
          nextStep="Azure is about to say why. Wait a moment: Repair appears here by itself."
        />
      ) : null}
      {replica && !view.badges.home && view.state !== "deleting" && !isUnderWay ? (
        <div>
          <Button className="text-danger-ink" whyNotId={whyNotDelete && WHY_NOT} onClick={onDelete}>
            Delete replica…
          </Button>
          <WhyNotNote id={WHY_NOT} words={whyNotDelete} />
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

/** The replica says so before the operation that creates it does, and until then Azure takes no repair. */
function isEndingInFailure({ state, badges, operation }: RegionView): boolean {
  return (
    state === "failed" &&
    !badges.home &&
    operation?.kind === "replica.create" &&
    operation.settledAt === undefined &&
    operation.waitingSince === undefined
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
        <code className="min-w-0 wrap-anywhere">
          <Breakable text={host} />
        </code>
        <CopyButton text={host} what={term.toLowerCase()} />
      </dd>
    </div>
  );
}
