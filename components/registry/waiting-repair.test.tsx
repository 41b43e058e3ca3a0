import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Repair } from "@/lib/operations/model";
import type { WhyNot } from "@/lib/registry/model";
import { aPicture, anOperation, aRegion, aReplica } from "./a-picture";
import RegionTable from "./region-table";
import { regionViews } from "./screen-region";
import StateCounts from "./state-counts";

const REPAIR: Repair = {
  step: "gone",
  stepSince: "2026-11-20T10:00:00.000Z",
  needsPersonSince: "2026-11-20T10:00:00.000Z",
  needsPersonBecause: "no_right",
  globalEndpointRouting: "included",
  tags: {},
};
const PICTURE = aPicture(
  [aReplica("eastus", { provisioningState: "Failed" }), aReplica("home")],
  [anOperation("japaneast", { kind: "replica.repair", repair: REPAIR })],
);
const VIEWS = regionViews({
  regions: [aRegion("home"), aRegion("eastus"), aRegion("japaneast")],
  picture: PICTURE,
  stagedToAdd: [],
  isStale: false,
});

function table(whyNot: WhyNot): string {
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <RegionTable
      views={VIEWS}
      finder={{ current: null }}
      find=""
      onFind={nothing}
      show={[]}
      onShow={nothing}
      registry={PICTURE.registry}
      whyNot={whyNot}
      selectedRegion={undefined}
      onSelect={nothing}
      onStage={nothing}
      onDelete={nothing}
      onRouting={nothing}
    />,
  );
}

const createAgain = (markup: string) =>
  /<button[^>]*aria-label="Create again: JAPANEAST"[^>]*>/.exec(markup)?.[0];

describe("a repair that has deleted its replica and waits for somebody", () => {
  it("is counted by itself, neither as failed nor as unknown", () => {
    expect(renderToStaticMarkup(<StateCounts views={VIEWS} />)).toContain(
      "<dd>1 with no replica, repair is waiting · 1 failed · 1 ready</dd>",
    );
  });

  it("is said in the table, with the press that goes on", () => {
    const markup = table({});
    expect(markup).toContain("no replica, repair is waiting");
    expect(createAgain(markup)).toBeDefined();
    expect(createAgain(markup)).not.toContain("aria-disabled");
  });

  it("has no press for whoever may not create, as beside it", () => {
    const markup = table({ "replications/write": "You may not create replicas." });
    expect(createAgain(markup)).toContain('aria-disabled="true"');
    expect(createAgain(markup)).toContain('aria-describedby="table-why-not-write"');
  });
});
