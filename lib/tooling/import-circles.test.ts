import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importCircles } from "./import-circles";
import { isCode, projectFiles } from "./project-files";
import { inProject } from "./project-root.mjs";

const circles = (files: Record<string, string>) => importCircles(new Map(Object.entries(files)));

describe("imports in a circle", () => {
  it("are in no file of this project", () => {
    const files = projectFiles().filter(isCode);
    expect(files.length).toBeGreaterThan(500);
    expect(
      importCircles(new Map(files.map((path) => [path, readFileSync(inProject(path), "utf8")]))),
    ).toEqual([]);
  });

  it.each([
    [
      "two files",
      { "lib/a/x.ts": 'import { y } from "./y";', "lib/a/y.ts": 'import { x } from "@/lib/a/x";' },
    ],
    ["itself", { "lib/a/x.ts": 'import { x } from "./x"; export const x = 1;' }],
    [
      "a script that is fetched later",
      {
        "components/a/x.tsx": 'const Y = lazy(() => import("./y"));',
        "components/a/y.tsx": 'import { x } from "./x";',
      },
    ],
    [
      "a script of tooling",
      { "lib/a/x.mjs": 'import { y } from "./y.mjs";', "lib/a/y.mjs": 'import "./x.mjs";' },
    ],
    [
      "a re-export",
      { "lib/a/x.ts": 'export { y } from "./y";', "lib/a/y.ts": 'import { type T, x } from "./x";' },
    ],
    [
      "files that only a longer way joins",
      {
        "lib/a/u.ts": 'import "./x";',
        "lib/a/x.ts": 'import "./y";',
        "lib/a/y.ts": 'import "./z";',
        "lib/a/z.ts": 'import "./w"; import "./x";',
        "lib/a/w.ts": "",
      },
    ],
  ])("are found through %s", (_, files) => {
    expect(circles(files)).toHaveLength(1);
  });

  it("tell the way round", () => {
    const files = { "lib/a/x.ts": 'import "./y";', "lib/a/y.ts": 'import "@/lib/a/x";' };
    expect(circles(files)).toEqual([["lib/a/x.ts", "lib/a/y.ts", "lib/a/x.ts"]]);
  });

  it("are none where only types go back, or two ways lead to one file", () => {
    const back = ['import type { X } from "./x";', 'import { type X, type Z } from "./x";'].join("\n");
    expect(circles({ "lib/a/x.ts": 'import { y } from "./y";', "lib/a/y.ts": back })).toEqual([]);
    expect(
      circles({
        "lib/a/x.ts": 'import "./y"; import "./z";',
        "lib/a/y.ts": 'import "./w";',
        "lib/a/z.ts": 'import "./w"; import "typescript";',
        "lib/a/w.ts": "",
      }),
    ).toEqual([]);
  });
});
