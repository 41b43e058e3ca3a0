import { z } from "zod";
import type { FailedTest } from "./step";

const Spec = z.object({
  file: z.string(),
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

/** A file, or a group of tests in one. */
export const PlaywrightSuite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});

export function playwrightFailures(suites: readonly z.infer<typeof PlaywrightSuite>[]): FailedTest[] {
  return suites.flatMap(({ specs, suites: inner }) => [
    ...specs.filter(({ ok }) => !ok).map(failureOf),
    ...playwrightFailures(inner ?? []),
  ]);
}

function failureOf({ file, title, tests }: z.infer<typeof Spec>): FailedTest {
  const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
  return { name: `${file}: ${title}`, message: errors.map(({ message = "" }) => message).join("\n") };
}
