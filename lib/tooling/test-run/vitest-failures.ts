import { z } from "zod";
import type { FailedTest } from "./step";

export const VitestFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(
    z.object({
      status: z.string(),
      fullName: z.string(),
      failureMessages: z.array(z.string()).nullish(),
    }),
  ),
});

/** Files that could not be run are among them: they have no test that failed. */
export function vitestFailures(files: readonly z.infer<typeof VitestFile>[]): FailedTest[] {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [{ name, message }];
    return failed.map(({ fullName, failureMessages }) => ({
      name: `${name}: ${fullName}`,
      message: (failureMessages ?? []).join("\n"),
    }));
  });
}
