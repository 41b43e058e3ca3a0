import type { Metadata } from "next";
import { RedirectBridge } from "@/components/sign-in/redirect-bridge";

export const metadata: Metadata = { title: "Signing in", referrer: "no-referrer" };

export default function RedirectPage() {
  return (
    <main id="main" className="page-narrow">
      <RedirectBridge />
    </main>
  );
}
