import type { Reporter, TestModule } from "vitest/node";
import { EMULATOR_ONLY } from "./emulator-only";

/** After a run against Azure, names what it could not show. */
export class EmulatorOnlyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules
      .flatMap((module) => [...module.children.allTests("skipped")])
      .filter((test) => test.name.endsWith(EMULATOR_ONLY));
    if (skipped.length === 0) return;
    console.log(`\n${String(skipped.length)} tests need an emulator and did not run against Azure:`);
    for (const test of skipped) console.log(`  ${test.fullName}`);
  }
}
