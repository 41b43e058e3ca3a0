import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScreenAddress, writeScreenAddress } from "./screen-address";

const read = (query: string) => readScreenAddress(new URLSearchParams(query));

describe("the screen's address", () => {
  it("gives back what was written, and keeps what belongs to others", () => {
    const address = {
      region: "westeurope",
      add: ["japaneast", "uksouth"],
      find: "not routed",
      show: ["available", "unavailable"],
    } as const;
    const query = writeScreenAddress(new URLSearchParams("lens=europe"), address);
    expect(read(query)).toEqual(address);
    expect(new URLSearchParams(query).get("lens")).toBe("europe");
  });

  it("leaves nothing behind when it is emptied", () => {
    const query = new URLSearchParams("region=eastus&add=uksouth&find=x&show=available");
    const empty = { region: undefined, add: [], find: "", show: [] };
    expect(writeScreenAddress(query, empty)).toBe("");
  });

  it("opens no fold that does not exist", () => {
    expect(read("show=unavailable,ready,x").show).toEqual(["unavailable"]);
  });

  it("never breaks on a foreign or mistyped address", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (region, add) => {
        const address = read(new URLSearchParams({ region, add }).toString());
        for (const name of [address.region ?? "ok", ...address.add]) {
          expect(name).toMatch(/^[a-z0-9]{2,40}$/);
        }
        expect(address.add.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
