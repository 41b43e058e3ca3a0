"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";

interface DialogProps {
  isOpen: boolean;
  /** Esc or the close button. What was typed stays, because the content stays mounted while the page does. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  isWide?: boolean;
  /** What is true of the whole page: what lies under an open window is neither read nor spoken. Comes and goes in sight. */
  notice?: ReactNode;
}

/**
 * A modal window. The browser keeps the focus inside and gives it back to where it was.
 *
 * A press beside the window does not close it: people lose what they typed that way.
 */
export function Dialog({ isOpen, onClose, title, children, footer, isWide = false, notice }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (!dialog || dialog.open === isOpen) return;
    if (isOpen) dialog.showModal();
    else dialog.close();
  }, [isOpen]);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      className={isWide ? "dialog dialog-wide" : "dialog"}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // The browser may close it by itself, for example on a second Esc. This comes late: it may be open again by then.
      onClose={(event) => isOpen && !event.currentTarget.open && onClose()}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button
          type="button"
          className="button button-quiet dialog-close"
          aria-label="Close"
          onClick={onClose}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
            <path className="fill-none stroke-current" strokeWidth="2" d="m3 3 10 10M13 3 3 13" />
          </svg>
        </button>
      </div>
      <div className="dialog-notice" role="status">
        {isOpen ? notice : null}
      </div>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-foot">{footer}</div> : null}
    </dialog>
  );
}
