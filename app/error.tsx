"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">Something went wrong on our side</h1>
      <p>
        Nothing that was started is lost. Try again; if it stays, give your administrator the number below.
      </p>
      {error.digest ? (
        <p>
          Fault <code>{error.digest}</code>
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <LinkButton href="/">All registries</LinkButton>
      </div>
    </main>
  );
}
