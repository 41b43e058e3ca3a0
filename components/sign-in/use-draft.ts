import { useEffect, useState } from "react";
import { noteDraft, takeDraft } from "./drafts";

/** `useState` whose value survives a sign-in on the way. `isValid` guards against what an older version kept. */
export function useDraft<Value>(
  name: string,
  initial: Value,
  isValid: (kept: unknown) => kept is Value,
): [Value, (next: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    const kept = takeDraft(name);
    return isValid(kept) ? kept : initial;
  });
  useEffect(() => noteDraft(name, value), [name, value]);
  return [value, setValue];
}
