import { describe, expect, it } from "vitest";
import { playwrightFailures } from "./playwright-failures";
import { vitestFailures } from "./vitest-failures";

describe("the tests that failed", () => {
  it("are read from a report of Vitest, with files that could not be run", () => {
    const test = (status: string, failureMessages: string[] = []) => ({
      status,
      fullName: `a thing ${status}`,
      failureMessages,
    });
    const failed = test("failed", ["Error: 1 is not 2"]);
    expect(
      vitestFailures([
        { name: "a.test.ts", status: "failed", message: "", assertionResults: [test("passed"), failed] },
        { name: "b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
        { name: "c.test.ts", status: "passed", message: "", assertionResults: [test("passed")] },
      ]),
    ).toEqual([
      { name: "a.test.ts: a thing failed", message: "Error: 1 is not 2" },
      { name: "b.test.ts", message: "Cannot find module" },
    ]);
  });

  it("are read from a report of Playwright, in groups too", () => {
    const spec = (title: string, ok: boolean, errors: { message: string }[] = []) => ({
      file: "a.spec.ts",
      title,
      ok,
      tests: [{ results: [{ errors }] }],
    });
    const suites = [
      {
        specs: [spec("opens", true)],
        suites: [{ specs: [spec("closes", false, [{ message: "timed out" }])] }],
      },
    ];
    expect(playwrightFailures(suites)).toEqual([{ name: "a.spec.ts: closes", message: "timed out" }]);
  });
});
