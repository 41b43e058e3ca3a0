/** Speaks each new sentence once, when the reader is free. Mounted from the start: one that appears with its text stays silent. */
export function LiveRegion({ sentence }: { sentence: string }) {
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {sentence}
    </p>
  );
}
