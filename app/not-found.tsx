import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Nothing at this address" };

export default function NotFound() {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">There is nothing at this address</h1>
      <p>It may be mistyped, or the registry it names has been moved or deleted.</p>
      <div>
        <LinkButton href="/" look="primary">
          All registries
        </LinkButton>
      </div>
    </main>
  );
}
