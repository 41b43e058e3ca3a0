import { describe, expect, it } from "vitest";
import { lastLineEvidence } from "./read-evidence";
import { runStep } from "./run-step";
import type { Step } from "./step";

const aScript = (script: string): Step => ({
  name: "script",
  group: "check",
  args: ["--eval", script],
  evidence: lastLineEvidence,
});

describe("a step", () => {
  it("passes when it ends well and has looked at something", async () => {
    const result = await runStep(aScript('console.log("checked 12 files")'));
    expect(result).toMatchObject({ hasPassed: true, evidence: { seen: 12, things: "files" } });
  });

  it("fails when it has looked at nothing", async () => {
    const result = await runStep(aScript('console.log("checked 0 files")'));
    expect(result.hasPassed).toBe(false);
    expect(result.output).toContain("There were no files to check.");
  });

  it("fails when it does not say what it looked at", async () => {
    expect((await runStep(aScript('console.log("all fine")'))).hasPassed).toBe(false);
  });

  it("fails when its program fails, and keeps what it printed", async () => {
    const result = await runStep(
      aScript('console.error("broken"); console.log("checked 1 files"); process.exit(3)'),
    );
    expect(result.hasPassed).toBe(false);
    expect(result.output).toContain("broken");
  });
});
