"use client";

import { useEffect, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

/** Where Entra sends the browser back to: passes the answer on to the page that asked, and holds nothing itself. */
export function RedirectBridge() {
  const hasStarted = useRef(false);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    // The answer can be read once.
    if (hasStarted.current) return;
    hasStarted.current = true;
    import("@azure/msal-browser/redirect-bridge")
      .then((bridge) => bridge.broadcastResponseToMainFrame())
      .catch(() => setHasFailed(true));
  }, []);

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
