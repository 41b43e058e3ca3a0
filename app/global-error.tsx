"use client";

import "./globals.css";

/** Replaces the whole document when even the layout failed, so it brings its own. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <main className="page-narrow">
          <title>Something went wrong · Replica Map</title>
          <h1 className="text-xl">Something went wrong on our side</h1>
          <p>Nothing that was started is lost.</p>
          {error.digest ? (
            <p>
              Fault <code>{error.digest}</code>
            </p>
          ) : null}
          <p>
            <button type="button" className="button button-primary" onClick={reset}>
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
