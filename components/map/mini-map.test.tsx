import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MiniMap, miniMapWords } from "./mini-map";

const dublin = { lonDegrees: -6.3, latDegrees: 53.3 };

describe("the small map", () => {
  it("says in words what it shows, the worst last", () => {
    expect(
      miniMapWords([{ state: "failed" }, { state: "ready" }, { state: "ready" }, { state: undefined }]),
    ).toBe("Replicas: 1 not read yet, 2 ready, 1 failed");
    expect(miniMapWords([])).toBe("No replicas");
  });

  it("is one picture with one name, without style attributes", () => {
    const markup = renderToStaticMarkup(
      <MiniMap replicas={[{ name: "northeurope", point: dublin, state: "ready" }]} />,
    );
    expect(markup).toContain('role="img" aria-label="Replicas: 1 ready"');
    expect(markup).not.toContain("style=");
  });

  it("leaves out of the drawing, not out of the words, what has no place", () => {
    const markup = renderToStaticMarkup(
      <MiniMap replicas={[{ name: "nowhere", point: undefined, state: "ready" }]} />,
    );
    expect(markup).toContain("1 ready");
    expect(markup).not.toContain("<use");
  });
});
