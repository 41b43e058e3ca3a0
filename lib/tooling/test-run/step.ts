/** One thing that `npm test` does. */
export interface Step {
  name: string;
  group: "check" | "unit" | "fidelity" | "build" | "browser" | "soak";
  /** Arguments for Node.js. */
  args: readonly string[];
  /** How much it looked at, from what it printed or wrote; 0 is a failure. */
  evidence: (output: string) => Evidence;
  env?: Record<string, string>;
  /** Run beside another step of this kind: it uses one core only. */
  isLight?: boolean;
  /** A step that has to have passed. */
  needs?: string;
}

export interface Evidence {
  seen: number;
  things: string;
  tests?: TestCounts;
  failures?: readonly FailedTest[];
}

export interface FailedTest {
  name: string;
  message: string;
}

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface StepResult {
  step: Step;
  hasPassed: boolean;
  evidence: Evidence | undefined;
  seconds: number;
  output: string;
}
