import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FailureNotice } from "./failure-notice";

const NO_NAME = "Give the wall a name, such as the room it hangs in.";
const NO_REGISTRY = "Choose at least one registry.";

const noticeOf = (fieldErrors: Record<string, string[]>) =>
  renderToStaticMarkup(
    <FailureNotice failure={{ ok: false, code: "invalid_input", message: NO_NAME, fieldErrors }} />,
  );

describe("the notice of a form that was not accepted", () => {
  it("says a sentence once, though it stands for the whole form and for its field", () => {
    expect(noticeOf({ name: [NO_NAME] }).split(NO_NAME)).toHaveLength(2);
  });

  it("says what else is wrong", () => {
    const markup = noticeOf({ name: [NO_NAME], registryIds: [NO_REGISTRY] });
    expect(markup.split(NO_NAME)).toHaveLength(2);
    expect(markup).toContain(NO_REGISTRY);
  });
});
