export default function Loading() {
  return (
    <main id="main" className="page" aria-busy="true">
      <p role="status" className="text-ink-muted">
        Reading the history of this region…
      </p>
    </main>
  );
}
