import type { ReactNode } from "react";
import { LinkButton } from "./link-button";

interface NotFoundPageProps {
  title: string;
  why: string;
  /** A shorter way back than the list of registries. */
  wayBack?: ReactNode;
}

/** A page in the place of one that is not there: what is missing, and the way back. */
export function NotFoundPage({ title, why, wayBack }: NotFoundPageProps) {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">{title}</h1>
      <p>{why}</p>
      <div className="flex flex-wrap gap-2">
        {wayBack}
        <LinkButton href="/" look={wayBack === undefined ? "primary" : "plain"}>
          All registries
        </LinkButton>
      </div>
    </main>
  );
}
