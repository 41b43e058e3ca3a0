import { useDraft } from "@/components/sign-in/use-draft";
import { whyNotReason } from "@/lib/audit/model";

/** What a person types to say why; survives a sign-in on the way. */
export function useReason(draft: string) {
  const [text, setText] = useDraft(`reason.${draft}`, "", (kept) => typeof kept === "string");
  return { text, setText, whyNot: whyNotReason(text.trim()) };
}

export type TypedReason = ReturnType<typeof useReason>;
