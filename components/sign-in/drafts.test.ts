import { beforeEach, describe, expect, it, vi } from "vitest";

function aStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** The module as a page has it that was just loaded. */
async function onPage(path: string) {
  const [pathname, search = ""] = path.split("?");
  vi.stubGlobal("location", { pathname, search: search === "" ? "" : `?${search}` });
  vi.resetModules();
  return import("./drafts");
}

const HERE = "/registries/s/g/contoso?region=westus";

describe("what is typed while a sign-in takes the page away", () => {
  beforeEach(() => {
    vi.useRealTimers();
    vi.stubGlobal("sessionStorage", aStorage());
  });

  it("is there again on the same page", async () => {
    const before = await onPage(HERE);
    before.noteDraft("delete.westus", "West U");
    before.keepDrafts(HERE);
    const after = await onPage(HERE);
    expect(after.takeDraft("delete.westus")).toBe("West U");
    expect(after.takeDraft("delete.westus")).toBe("West U");
  });

  it("is not there on another page, nor a second time", async () => {
    const before = await onPage(HERE);
    before.noteDraft("delete.westus", "West U");
    before.keepDrafts(HERE);
    expect((await onPage("/")).takeDraft("delete.westus")).toBeUndefined();
    expect((await onPage(HERE)).takeDraft("delete.westus")).toBeUndefined();
  });

  it("leaves out what was closed before", async () => {
    const before = await onPage(HERE);
    before.noteDraft("add.tags", ["x"])();
    before.keepDrafts(HERE);
    expect((await onPage(HERE)).takeDraft("add.tags")).toBeUndefined();
  });

  it("is forgotten when nobody comes back within a quarter of an hour", async () => {
    vi.useFakeTimers({ now: 0 });
    const before = await onPage(HERE);
    before.noteDraft("add.is-routed", false);
    before.keepDrafts(HERE);
    vi.setSystemTime(15 * 60_000);
    expect((await onPage(HERE)).takeDraft("add.is-routed")).toBeUndefined();
  });

  it("is nothing when the browser kept something else", async () => {
    sessionStorage.setItem("replica-map-drafts", "{broken");
    expect((await onPage(HERE)).takeDraft("dialog")).toBeUndefined();
  });
});
