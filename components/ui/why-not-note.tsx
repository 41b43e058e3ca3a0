import { Breakable } from "./breakable";

interface WhyNotNoteProps {
  /** For the `whyNotId` of the buttons that the words are about. */
  id: string;
  words: string | undefined;
  /** Spoken at once when it appears. */
  isAnnounced?: boolean;
}

/** Why something beside it cannot be pressed. */
export function WhyNotNote({ id, words, isAnnounced }: WhyNotNoteProps) {
  return words === undefined ? null : (
    <p id={id} role={isAnnounced ? "alert" : undefined} className="why-not">
      <Breakable text={words} />
    </p>
  );
}
