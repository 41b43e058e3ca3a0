import { describe, expect, it } from "vitest";
import { pathPattern } from "./path-pattern";

const PATH = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";

describe("the path of a fault", () => {
  it.each([
    ["**/registries/contoso", true],
    ["**/registries/*", true],
    ["**/REGISTRIES/Contoso", true],
    ["/subscriptions/*/resourceGroups/*/providers/**", true],
    ["/subscriptions/*/registries/contoso", false],
    ["**/registries", false],
    ["registries", false],
    ["**/MicrosoftXContainerRegistry/**", false],
    ["^/subscriptions/[^/]+/resourceGroups/RG/", true],
    ["^/nothing", false],
  ])("%s matches: %s", (pattern, expected) => {
    expect(pathPattern(pattern).test(PATH)).toBe(expected);
  });

  it("must be a usable expression when it starts like one", () => {
    expect(() => pathPattern("^(")).toThrow(SyntaxError);
  });
});
