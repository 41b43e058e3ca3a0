import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFiles } from "../project-files";
import { inProject } from "../project-root.mjs";
import { storeTests } from "./store-tests";

describe("the tests that run on both kinds of store", () => {
  const found = storeTests();

  it("are all that ask for a database of the tests, and all that are for PostgreSQL alone", () => {
    const asking = projectFiles().filter(
      (file) =>
        /\.test\.tsx?$/.test(file) &&
        !file.startsWith("lib/tooling/") &&
        (/test-database"|get-database"/.test(readFileSync(inProject(file), "utf8")) ||
          file.endsWith("-on-postgres.test.ts")),
    );
    expect(asking.length).toBeGreaterThan(5);
    expect(found).toEqual(expect.arrayContaining(asking));
  });

  it("are found through other files too, and do not hold what has no way to the store", () => {
    // Its only way to the store is through the process that it starts and the store that it opens itself.
    expect(found).toContain("lib/operations/crash.test.ts");
    // It reaches the store only through the actions of the features.
    expect(found).toContain("lib/actions/define-action.test.ts");
    expect(found).not.toContain("lib/hexgrid/place-hexagons.test.ts");
    expect(found).not.toContain("lib/db/storable-json.test.ts");
  });
});
