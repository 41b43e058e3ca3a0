import { LinkButton } from "./link-button";

/** A page in the place of one that is not there: what is missing, and the way back. */
export function NotFoundPage({ title, why }: { title: string; why: string }) {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">{title}</h1>
      <p>{why}</p>
      <div>
        <LinkButton href="/" look="primary">
          All registries
        </LinkButton>
      </div>
    </main>
  );
}
