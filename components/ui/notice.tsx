import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

export type NoticeTone = "info" | "ok" | "warn" | "danger";

interface NoticeProps {
  tone?: NoticeTone;
  /** What happened, in plain words. */
  title: ReactNode;
  /** What the person can do now. */
  nextStep?: ReactNode;
  /** For Azure support. */
  correlationId?: string | undefined;
  /** Spoken at once when it appears. Leave off for what was there when the page opened. */
  isAnnounced?: boolean;
  children?: ReactNode;
}

const WORDS = { info: "Note", ok: "Done", warn: "Caution", danger: "Problem" } satisfies Record<
  NoticeTone,
  string
>;

/** Characters. Azure's own reasons can be pages long; most of ours stay below. */
const LONGEST_TITLE = 360;
const SHORT_ENOUGH = 240;

export function Notice({
  tone = "info",
  title,
  nextStep,
  correlationId,
  isAnnounced,
  children,
}: NoticeProps) {
  const isLong = typeof title === "string" && title.length > LONGEST_TITLE;
  return (
    <div className={`notice tone-${tone}`} role={isAnnounced ? "alert" : undefined}>
      <p className="font-semibold">
        <span className="sr-only">{WORDS[tone]}: </span>
        {isLong ? `${title.slice(0, SHORT_ENOUGH).replace(/\s+\S*$/, "")} …` : title}
      </p>
      {isLong ? (
        <details className="details">
          <summary>The whole reason</summary>
          <p>{title}</p>
        </details>
      ) : null}
      {nextStep ? <p>{nextStep}</p> : null}
      {children}
      {correlationId ? (
        <p className="notice-support">
          <span className="text-ink-muted">Correlation id for Azure support</span>
          <code>{correlationId}</code>
          <CopyButton text={correlationId} what="correlation id" />
        </p>
      ) : null}
    </div>
  );
}
