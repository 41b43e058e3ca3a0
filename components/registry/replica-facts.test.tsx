import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Operation } from "@/lib/operations/model";
import { anOperation, aPicture, aRegion, aReplica } from "./a-picture";
import { ReplicaFacts } from "./replica-facts";
import { regionViews } from "./screen-region";

const FAILED = aReplica("japaneast", { provisioningState: "Failed" });
const APPEARS_BY_ITSELF = "Repair appears here by itself";
const BUTTON = "Repair…</button>";

function panelWith(operation: Partial<Operation>): string {
  const picture = aPicture([FAILED], [anOperation("japaneast", operation)]);
  const regions = [aRegion("japaneast")];
  const [view] = regionViews({ regions, picture, stagedToAdd: [], isStale: false });
  if (view === undefined) throw new Error("There is no such region.");
  const nothing = () => undefined;
  const repair = {
    repairIt: nothing,
    createAgain: () => Promise.resolve(false),
    isRepairing: false,
    isCreating: false,
    failure: undefined,
  };
  return renderToStaticMarkup(
    <ReplicaFacts
      view={view}
      registry={picture.registry}
      whyNot={{}}
      repair={repair}
      onDelete={nothing}
      onRouting={nothing}
    />,
  );
}

describe("a replica whose creation has failed", () => {
  it("says that its repair is about to be offered, while Azure has not ended the creation", () => {
    const markup = panelWith({ state: "running" });
    expect(markup).toContain(APPEARS_BY_ITSELF);
    expect(markup).not.toContain(BUTTON);
  });

  it("offers its repair as soon as the creation has ended", () => {
    const settledAt = "2026-11-20T10:00:03.000Z";
    const markup = panelWith({ state: "failed", settledAt, failure: "No capacity." });
    expect(markup).toContain(BUTTON);
    expect(markup).not.toContain(APPEARS_BY_ITSELF);
  });

  it("promises nothing while the creation waits for someone who may read it", () => {
    expect(panelWith({ waitingSince: "2026-11-20T10:00:03.000Z" })).not.toContain(APPEARS_BY_ITSELF);
  });
});
