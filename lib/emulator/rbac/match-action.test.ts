import { describe, expect, it } from "vitest";
import { matchesAction } from "./match-action";

const WRITE = "Microsoft.ContainerRegistry/registries/replications/write";

describe("an action pattern", () => {
  it.each([
    ["*", WRITE, true],
    ["*/read", WRITE, false],
    ["*/read", "Microsoft.ContainerRegistry/locations/operationResults/read", true],
    ["microsoft.containerregistry/REGISTRIES/*", WRITE, true],
    ["Microsoft.ContainerRegistry/registries/*/write", WRITE, true],
    ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/locks/delete", true],
    ["Microsoft.ContainerRegistry/registries/write", WRITE, false],
    ["Microsoft.ContainerRegistry/registries", WRITE, false],
  ])("%s against %s says %s", (pattern, action, expected) => {
    expect(matchesAction(pattern, action)).toBe(expected);
  });

  it("takes every other character literally", () => {
    expect(matchesAction("Microsoft.Compute/(read)", "MicrosoftXCompute/(read)")).toBe(false);
    expect(matchesAction("Microsoft.Compute/(read)", "Microsoft.Compute/(read)")).toBe(true);
  });
});
