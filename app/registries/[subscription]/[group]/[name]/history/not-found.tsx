import { LinkButton } from "@/components/ui/link-button";

export default function RegionNotFound() {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">There is no history of such a region</h1>
      <p>
        Azure lists no region of this name for the registry’s subscription, and no replica was ever seen
        there. The name may be mistyped: each region on the registry’s map leads to its own history.
      </p>
      <div>
        <LinkButton href="/" look="primary">
          All registries
        </LinkButton>
      </div>
    </main>
  );
}
