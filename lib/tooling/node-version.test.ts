import { describe, expect, it } from "vitest";
import { oldNodeSentence } from "./node-version.mjs";

describe("the Node.js that runs the commands", () => {
  it.each(["20.9.0", "20.20.2", "22.0.0", "24.11.1"])("may be %s", (version) => {
    expect(oldNodeSentence(version)).toBeUndefined();
  });

  it.each(["8.17.0", "18.19.0", "20.8.1"])("may not be %s", (version) => {
    expect(oldNodeSentence(version)).toBe(
      `Replica Map needs Node.js 20.9 or newer; this is Node.js ${version}.`,
    );
  });
});
