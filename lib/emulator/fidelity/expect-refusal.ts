import { expect } from "vitest";
import type { Answer } from "./arm";
import { isLive } from "./live-settings";

interface ExpectedRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string | RegExp;
  /** `registry`: the provider's, with `"status":"Failed"` beside the error. `arm`: without. */
  readonly envelope: "arm" | "registry";
  readonly target?: string;
  /** What of this no public source has confirmed: in front of Azure only the shape is held to. */
  readonly unconfirmed?: "all" | "status" | "message";
}

const SHAPE = { code: expect.any(String) as string, message: expect.any(String) as string };

export function expectRefusal(answer: Answer, expected: ExpectedRefusal): void {
  const isLoose = isLive && expected.unconfirmed !== undefined;
  const { message, target } = expected;
  const error = {
    code: isLoose && expected.unconfirmed === "all" ? SHAPE.code : expected.code,
    message: isLoose && expected.unconfirmed !== "status" ? SHAPE.message : textMatching(message),
    ...(target !== undefined && { target, additionalInfo: expect.any(Array) as unknown[] }),
  };
  const body = expected.envelope === "registry" ? { error, status: "Failed" } : { error };
  expect(answer.body).toEqual(body);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  if (isLoose && expected.unconfirmed !== "message") {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  } else {
    expect(answer.status).toBe(expected.status);
  }
}

function textMatching(message: string | RegExp): string {
  // Asymmetric matchers are typed as any.
  return typeof message === "string" ? message : (expect.stringMatching(message) as string);
}
