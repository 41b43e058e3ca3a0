import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aState } from "./a-state";
import { BrokenStateFile, readStateFile, writeStateFile } from "./state-file";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-azure-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("the state file", () => {
  it("does not exist before the first start", async () => {
    expect(await readStateFile(join(folder, "state.json"))).toBeUndefined();
  });

  it("gives back what was written, and leaves nothing else behind", async () => {
    const state = aState();
    const writer = writeStateFile(join(folder, "deep", "state.json"), () => state);
    writer.changed();
    await writer.close();
    expect(await readStateFile(join(folder, "deep", "state.json"))).toEqual(state);
    expect(await readdir(join(folder, "deep"))).toEqual(["state.json"]);
  });

  it("opens when it is from before there was sign-in", async () => {
    const { entra: _, ...older } = aState();
    const path = join(folder, "state.json");
    await writeFile(path, JSON.stringify(older));
    expect(await readStateFile(path)).toEqual(aState());
  });

  it("is written with the state of the moment of writing", async () => {
    let state = aState();
    const writer = writeStateFile(join(folder, "state.json"), () => state);
    writer.changed();
    state = { ...state, seed: 42 };
    await writer.close();
    expect((await readStateFile(join(folder, "state.json")))?.seed).toBe(42);
  });

  it("is not touched while nothing changes", async () => {
    const path = join(folder, "state.json");
    await writeFile(path, "as it was");
    await writeStateFile(path, aState).close();
    expect(await readFile(path, "utf8")).toBe("as it was");
  });

  it.each([
    ["half a file", '{"version":1,', "it is not JSON"],
    ["an empty file", "", "it is not JSON"],
    ["a list", "[]", "its version is undefined"],
    ["another version", '{"version":2}', "its version is 2, and this build reads 1"],
    ["a state with holes", '{"version":1,"scenario":"contoso"}', "registries"],
  ])("is refused when it is %s, with what to do, and left alone", async (_, text, reason) => {
    const path = join(folder, "state.json");
    await writeFile(path, text);
    const refusal = readStateFile(path);
    await expect(refusal).rejects.toThrow(BrokenStateFile);
    await expect(refusal).rejects.toThrow(reason);
    await expect(refusal).rejects.toThrow(/Delete the file to start over/);
    expect(await readFile(path, "utf8")).toBe(text);
  });
});
