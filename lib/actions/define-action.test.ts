import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineAction, isDefinedAction } from "./define-action";

const lib = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(lib, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => path.join(lib, entry.name, "actions.ts"))
  .filter((file) => existsSync(file));

const anAction = defineAction({
  name: "registry.refresh",
  permission: "registries/read",
  input: z.object({}),
  run: () => Promise.resolve("done"),
});

describe("files of server actions", () => {
  it("exist, or the next test would look at nothing", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)("%s exports nothing but what went through defineAction", async (file) => {
    expect(readFileSync(file, "utf8")).toMatch(/^"use server";\n/);
    const exported = Object.entries((await import(file)) as Record<string, unknown>);
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter(([, value]) => !isDefinedAction(value)).map(([name]) => name)).toEqual([]);
    expect(exported.map(([name]) => name).filter((name) => !name.endsWith("Action"))).toEqual([]);
  });
});

describe("the mark of a defined action", () => {
  it("is on what defineAction made and on nothing that looks like it", () => {
    expect(isDefinedAction(anAction)).toBe(true);
    expect(isDefinedAction(async () => ({ ok: true, data: "done" }))).toBe(false);
    expect(isDefinedAction(undefined)).toBe(false);
  });
});
