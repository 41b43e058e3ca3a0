import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HexIcon } from "@/components/map/hex-icon";
import { NO_BADGES } from "@/components/map/drawing";
import type { WallReplica } from "@/lib/walls/model";
import { WallReplicas } from "./wall-replicas";

const READY: WallReplica = {
  region: "eastus",
  displayName: "East US",
  state: "ready",
  words: "ready",
  isHome: false,
  isRouted: true,
  isUpdating: false,
  attention: undefined,
  since: undefined,
  strip: undefined,
};

it("draws the replicas of a list that only grows older as stale, as the map beside it does", () => {
  const list = (isStale: boolean) =>
    renderToStaticMarkup(<WallReplicas replicas={[READY]} isStale={isStale} nowMs={0} />);
  const stale = renderToStaticMarkup(<HexIcon state="ready" badges={{ ...NO_BADGES, stale: true }} />);
  expect(list(true)).toContain(stale);
  expect(list(false)).not.toContain(stale);
});

it("says beside the strip what somebody should look at", () => {
  const replicas = [{ ...READY, state: "other", words: "deleted", attention: "person" } as const, READY];
  const rows = renderToStaticMarkup(<WallReplicas replicas={replicas} isStale={false} nowMs={0} />);
  expect(rows.match(/waiting for a person/g)).toHaveLength(1);
});
