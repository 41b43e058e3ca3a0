export default function Loading() {
  return (
    <main id="main" className="page" aria-busy="true">
      <p role="status" className="text-ink-muted">
        Asking Azure for this registry…
      </p>
    </main>
  );
}
