"use client";

import { useEffect, useState } from "react";

interface CopyButtonProps {
  text: string;
  /** What is copied, for people who cannot see what stands beside: "Copy <what>". */
  what: string;
}

const WORDS = { idle: "Copy", copied: "Copied", failed: "Select it" } as const;
const SPOKEN = {
  idle: "",
  copied: "Copied",
  failed: "The browser did not allow copying. Select the text.",
} as const;
const SHOWN_MS = 4_000;

export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof WORDS>("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  }

  return (
    <>
      <button type="button" className="button button-plain copy-button" onClick={() => void copy()}>
        {WORDS[outcome]}
        <span className="sr-only"> {what}</span>
      </button>
      <span role="status" className="sr-only">
        {SPOKEN[outcome]}
      </span>
    </>
  );
}
