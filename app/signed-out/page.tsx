import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Signed out" };

export default function SignedOutPage() {
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">You are signed out</h1>
      <p>
        Replica Map shows nothing more in this browser until somebody signs in. On a shared computer, close
        the browser as well.
      </p>
      <div>
        <LinkButton href="/sign-in" look="primary">
          Sign in
        </LinkButton>
      </div>
    </main>
  );
}
