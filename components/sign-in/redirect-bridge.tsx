"use client";

import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { useOnce } from "@/components/ui/use-once";

/** Where Entra sends the browser back to: passes the answer on to the page that asked, and holds nothing itself. */
export function RedirectBridge() {
  const [hasFailed, setHasFailed] = useState(false);

  // The answer can be read once.
  useOnce(() => {
    import("@azure/msal-browser/redirect-bridge")
      .then((bridge) => bridge.broadcastResponseToMainFrame())
      .catch(() => setHasFailed(true));
  });

  return (
    <>
      <h1 className="text-xl">Signing in</h1>
      {hasFailed ? (
        <>
          <Notice
            tone="danger"
            title="This page only works on the way back from Microsoft Entra."
            nextStep="Begin the sign-in again."
            isAnnounced
          />
          <div>
            <LinkButton href="/sign-in" look="primary">
              Sign in
            </LinkButton>
          </div>
        </>
      ) : (
        <p role="status">Going back to where you were…</p>
      )}
    </>
  );
}
