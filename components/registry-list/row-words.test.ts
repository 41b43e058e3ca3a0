import { describe, expect, it } from "vitest";
import type { FleetReplica } from "@/lib/fleet/model";
import { rowWords } from "./row-words";

const replica = (state: FleetReplica["state"], isRouted = true) => ({ region: "westus", state, isRouted });

describe("the words of a row", () => {
  it("count the replicas by state, the worst first, and those that are not routed", () => {
    const replicas = [replica("ready"), replica("ready", false), replica("other"), replica("failed")];
    expect(rowWords(replicas)).toBe("1 failed · 1 in an unknown state · 2 ready · 1 not routed");
  });

  it("say so when a state is not known, instead of leaving it out", () => {
    expect(rowWords([replica("ready"), replica(undefined)])).toBe("2 regions · states cannot be read");
    expect(rowWords([replica(undefined)])).toBe("1 region · states cannot be read");
  });
});
