import { describe, expect, it } from "vitest";
import { runInTurn } from "./run-in-turn";
import type { Step, StepResult } from "./step";
import { closingLine, table, whyFailed } from "./summary";

const aStep = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  group: "check",
  args: [],
  evidence: () => ({ seen: 1, things: "files" }),
  ...more,
});

const aResult = (step: Step, more: Partial<StepResult> = {}): StepResult => ({
  step,
  hasPassed: true,
  evidence: { seen: 1, things: "files" },
  seconds: 1,
  output: "",
  ...more,
});

const tests = (passed: number, failed: number, skipped = 0) => ({
  seen: passed + failed,
  things: "tests",
  tests: { passed, failed, skipped },
});

describe("a run of all steps", () => {
  it("runs light steps two at a time and heavy ones alone, after them", async () => {
    let running = 0;
    const together: Record<string, number> = {};
    const steps = ["a", "b", "c"].map((name) => aStep(name, { isLight: true }));
    await runInTurn(
      [...steps, aStep("heavy")],
      () => undefined,
      async (step) => {
        running += 1;
        await new Promise((resolve) => setImmediate(resolve));
        together[step.name] = running;
        running -= 1;
        return aResult(step);
      },
    );
    expect(Math.max(...Object.values(together))).toBe(2);
    expect(together["heavy"]).toBe(1);
  });

  it("does not run a step whose condition has failed", async () => {
    const steps = [aStep("build"), aStep("browser", { needs: "build" })];
    const results = await runInTurn(
      steps,
      () => undefined,
      async (step) => aResult(step, { hasPassed: false }),
    );
    expect(results[1]).toMatchObject({ hasPassed: false, evidence: undefined });
  });

  it("counts the tests of every suite in its last line", () => {
    const results = [
      aResult(aStep("lint")),
      aResult(aStep("unit"), { evidence: tests(40, 0) }),
      aResult(aStep("browser"), { evidence: tests(7, 2), hasPassed: false }),
    ];
    expect(closingLine(results)).toBe("47 passed, 2 failed");
  });

  it("counts a step that failed without a test as one failure", () => {
    const results = [
      aResult(aStep("lint"), { hasPassed: false }),
      aResult(aStep("unit"), { evidence: tests(40, 0), hasPassed: false }),
    ];
    expect(closingLine(results)).toBe("40 passed, 2 failed");
  });

  it("tells about skipped tests", () => {
    expect(closingLine([aResult(aStep("unit"), { evidence: tests(40, 0, 3) })])).toBe(
      "40 passed, 0 failed, 3 skipped",
    );
  });

  it("ends with a table of what every step looked at", () => {
    const results = [
      aResult(aStep("lint")),
      aResult(aStep("unit"), { evidence: tests(40, 1), hasPassed: false }),
    ];
    expect(table(results, 1.5)).toBe(
      [
        "lint               ok      1 files   1.0 s",
        "unit               FAILED  41 tests  1.0 s",
        "from start to end                    1.5 s",
      ].join("\n"),
    );
  });

  it("tells which tests failed and how, and not all that was printed", () => {
    const evidence = {
      ...tests(40, 1),
      failures: [{ name: "a.test.ts: adds", message: "\u001b[31m1 is not 2\u001b[39m\nat a:1" }],
    };
    const result = aResult(aStep("unit"), { evidence, hasPassed: false, output: "·····x" });
    expect(whyFailed(result)).toBe("x a.test.ts: adds\n    1 is not 2\n    at a:1");
    expect(whyFailed({ ...result, evidence: tests(41, 0) })).toBe("·····x");
  });
});
