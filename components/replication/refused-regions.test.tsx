import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RefusedRegions, type RefusedRegionView } from "./refused-regions";

const refusedIn = (displayName: string, code: RefusedRegionView["code"]): RefusedRegionView => ({
  region: displayName.toLowerCase().replace(" ", ""),
  displayName,
  code,
  message: "This was refused.",
  nextStep: "Do something.",
  correlationId: undefined,
});
const buttons = (markup: string) => markup.match(/Sign in and come back here/g) ?? [];

describe("what was refused of an addition", () => {
  it("offers one sign-in, however many regions ask for it", () => {
    const markup = renderToStaticMarkup(
      <RefusedRegions
        refused={[
          refusedIn("Japan East", "signed_out"),
          refusedIn("UK South", "conflict"),
          refusedIn("Brazil South", "signed_out"),
        ]}
      />,
    );
    expect(buttons(markup)).toHaveLength(1);
    for (const name of ["Japan East", "UK South", "Brazil South"]) {
      expect(markup).toContain(`${name}: This was refused.`);
    }
  });

  it("offers none where a sign-in would not help", () => {
    const markup = renderToStaticMarkup(<RefusedRegions refused={[refusedIn("UK South", "forbidden")]} />);
    expect(markup).toContain("UK South: This was refused.");
    expect(buttons(markup)).toEqual([]);
  });
});
