"use client";

import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { HexMap } from "@/components/map/hex-map";
import { HeaderBits } from "@/components/theme/header-bits";
import { LiveRegion } from "@/components/ui/live-region";
import type { Scene } from "@/lib/hexgrid/scene";
import type { WhyNot } from "@/lib/registry/model";
import type { RegistryPicture } from "@/lib/tracking/model";
import { RegistrySwitches } from "./registry-switches";
import { mapRegions, regionViews, type ScreenRegion } from "./screen-region";
import { useChangeSentence } from "./use-change-sentence";
import { useLivePicture } from "./use-live-picture";
import { useScreenAddress } from "./use-screen-address";
import { useStaleAge } from "./use-stale-age";

// What the first paint does not need comes after it, so that the map is there sooner.
const loadPictureNotices = () => import("./picture-notices");
const PictureNotices = lazy(loadPictureNotices);
const loadStagedBar = () => import("./staged-bar");
const StagedBar = lazy(loadStagedBar);
const FeedControls = lazy(() => import("./feed-controls"));
const StateCounts = lazy(() => import("./state-counts"));
const Legend = lazy(() => import("@/components/map/legend"));
const UpgradeHint = lazy(() => import("./upgrade-hint"));
const RegionTable = lazy(() => import("./region-table"));
const RegionPanel = lazy(() => import("./region-panel"));
const loadScreenDialogs = () => import("./screen-dialogs");
const ScreenDialogs = lazy(loadScreenDialogs);

export type OpenDialog =
  | { readonly kind: "add"; readonly regions: readonly string[] }
  | { readonly kind: "delete" | "repair" | "routing"; readonly region: string }
  | { readonly kind: "regional-endpoints" | "data-endpoints" | "upgrade" };

interface RegistryScreenProps {
  registryId: string;
  initialPicture: RegistryPicture;
  whyNot: WhyNot;
  regions: readonly ScreenRegion[];
  scenes: { wide: Scene | undefined; compact: Scene | undefined };
  /** Rendered on the server: breadcrumbs, name and facts that do not move, the lens links. */
  title: ReactNode;
  name: ReactNode;
  place: ReactNode;
  facts: ReactNode;
  lensTabs: ReactNode;
}

/** The page of one registry: everything that moves with its picture. */
export function RegistryScreen(props: RegistryScreenProps) {
  const { registryId, regions, scenes, whyNot } = props;
  const live = useLivePicture(registryId, props.initialPicture);
  const { picture } = live;
  const { registry } = picture;
  const isPremium = registry.tier.toLowerCase() === "premium";
  const [address, setAddress] = useScreenAddress();
  const [dialog, setDialog] = useState<OpenDialog>();
  const [hasOpenedDialog, setHasOpenedDialog] = useState(false);
  const finder = useRef<HTMLInputElement>(null);
  const staleAge = useStaleAge(picture.asOf, live.skewMs);
  const views = regionViews({ regions, picture, stagedToAdd: address.add, isStale: staleAge !== undefined });
  const sentence = useChangeSentence(picture, views);
  const viewOf = (name: string | undefined) => views.find((view) => view.name === name);
  const selected = viewOf(address.region);
  const staged = views.filter((view) => view.badges.staged === "add");

  const open = (next: OpenDialog) => {
    setHasOpenedDialog(true);
    setDialog(next);
  };

  // A lost connection could not bring the one any more, and a press should not wait for the other.
  useEffect(() => {
    void loadPictureNotices();
    void loadStagedBar();
    void loadScreenDialogs().then(({ keptDialog }) => {
      const kept = keptDialog();
      if (!kept) return;
      setHasOpenedDialog(true);
      setDialog(kept);
    });
  }, []);

  const select = (region: string) => {
    setAddress({ region });
  };
  const stage = (region: string) => {
    if (viewOf(region)?.state !== "available") return;
    setAddress(({ add }) => {
      if (add.includes(region)) return { add: add.filter((name) => name !== region) };
      // The panel says why not.
      return whyNot["replications/write"] ? { region } : { add: [...add, region] };
    });
  };

  return (
    <div className="registry-screen">
      <HeaderBits>
        {props.title}
        <Suspense>
          <FeedControls live={live} registryId={registryId} />
        </Suspense>
      </HeaderBits>
      <LiveRegion sentence={sentence} />
      <div className="registry-head">
        <div className="registry-name">
          {props.name}
          <p className="text-ink-muted text-sm">
            {registry.tier}
            {props.place}
          </p>
        </div>
        <Suspense>
          <StateCounts views={views} />
        </Suspense>
        <div className="registry-more">
          {props.facts}
          {isPremium ? (
            <RegistrySwitches
              registry={registry}
              whyNotId={whyNot["registries/write"] && "registry-why-not"}
              onRegionalEndpoints={() => open({ kind: "regional-endpoints" })}
              onDataEndpoints={() => open({ kind: "data-endpoints" })}
            />
          ) : null}
        </div>
        {isPremium ? null : (
          <Suspense>
            <UpgradeHint tier={registry.tier} whyNot={whyNot} onUpgrade={() => open({ kind: "upgrade" })} />
          </Suspense>
        )}
      </div>
      <div className="contents" role="status">
        {live.feed === "lost" || picture.trouble ? (
          <Suspense>
            <PictureNotices live={live} />
          </Suspense>
        ) : null}
      </div>
      <div className="registry-stage" data-has-panel={selected ? true : undefined}>
        <div className="map-column">
          <HexMap
            regions={mapRegions(views, staleAge)}
            scenes={scenes}
            selectedRegion={selected?.name}
            homeRegion={registry.homeRegion}
            onSelect={select}
            onStage={stage}
            onAskSearch={() => finder.current?.focus()}
            lensTabs={props.lensTabs}
          />
          <Suspense>
            <Legend regions={views} />
          </Suspense>
        </div>
        {selected ? (
          <Suspense fallback={<section className="region-panel" aria-busy="true" />}>
            <RegionPanel
              key={selected.name}
              view={selected}
              registry={registry}
              whyNot={whyNot}
              asOf={picture.asOf}
              onStage={() => stage(selected.name)}
              onAdd={() => open({ kind: "add", regions: [selected.name] })}
              onDelete={() => open({ kind: "delete", region: selected.name })}
              onRepair={() => open({ kind: "repair", region: selected.name })}
              onRouting={() => open({ kind: "routing", region: selected.name })}
              onClose={() => setAddress({ region: undefined })}
            />
          </Suspense>
        ) : null}
      </div>
      <Suspense>
        <RegionTable
          views={views}
          finder={finder}
          find={address.find}
          onFind={(find) => setAddress({ find })}
          show={address.show}
          onShow={(show) => setAddress({ show })}
          registry={registry}
          whyNot={whyNot}
          selectedRegion={selected?.name}
          onSelect={select}
          onStage={stage}
          onDelete={(region) => open({ kind: "delete", region })}
          onRouting={(region) => open({ kind: "routing", region })}
        />
      </Suspense>
      {staged.length > 0 ? (
        <Suspense>
          <StagedBar
            displayNames={staged.map((view) => view.displayName)}
            whyNot={whyNot}
            onDiscard={() => setAddress({ add: [] })}
            onReview={() => open({ kind: "add", regions: staged.map((view) => view.name) })}
          />
        </Suspense>
      ) : null}
      {hasOpenedDialog ? (
        <Suspense fallback={null}>
          <ScreenDialogs
            dialog={dialog}
            live={live}
            views={views}
            onClose={() => setDialog(undefined)}
            onStarted={(names) =>
              setAddress(({ add }) => ({ add: add.filter((name) => !names.includes(name)) }))
            }
          />
        </Suspense>
      ) : null}
    </div>
  );
}
