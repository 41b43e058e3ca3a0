"use client";

import { useState } from "react";
import type { ActionFailure, ActionResult } from "@/lib/actions/action-result";

const NO_ANSWER: ActionFailure = {
  ok: false,
  code: "unavailable",
  message: "The dashboard did not answer.",
  nextStep:
    "Check your connection. What you typed is still here. The change may have been taken on: watch the map before you try again.",
};

/** Runs a server action for one part of the screen and keeps how it failed, until the next try. */
export function useAction<Input, Data>(actionFunction: (input: Input) => Promise<ActionResult<Data>>) {
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();

  async function run(input: Input): Promise<Data | undefined> {
    if (isRunning) return undefined;
    setIsRunning(true);
    setFailure(undefined);
    try {
      const result = await actionFunction(input);
      if (result.ok) return result.data;
      setFailure(result);
    } catch {
      setFailure(NO_ANSWER);
    } finally {
      setIsRunning(false);
    }
    return undefined;
  }

  return { run, isRunning, failure, forget: () => setFailure(undefined) };
}
