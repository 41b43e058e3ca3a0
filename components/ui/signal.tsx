const SHAPES = {
  live: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  lost: (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.5" strokeDasharray="3 3" />
  ),
  warning: <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />,
};

/** Beside words that say the same. Drawn, because a screen's system may have no font with such signs. */
export function Signal({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg className="inline-block size-[0.8em]" viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[of]}
    </svg>
  );
}
