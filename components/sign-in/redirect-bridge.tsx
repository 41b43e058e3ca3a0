"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { type SignInTrouble, troubleOf } from "./sign-in-trouble";

/** Where Entra sends the browser back to: passes the answer on to the page that asked, and holds nothing itself. */
export function RedirectBridge() {
  const hasStarted = useRef(false);
  const [trouble, setTrouble] = useState<SignInTrouble>();

  useEffect(() => {
    // The answer can be read once.
    if (hasStarted.current) return;
    hasStarted.current = true;
    import("@azure/msal-browser/redirect-bridge")
      .then((bridge) => bridge.broadcastResponseToMainFrame())
      .catch((error: unknown) => setTrouble(troubleOf(error)));
  }, []);

  if (trouble) {
    return (
      <Notice
        tone="danger"
        title="This page only works on the way back from Microsoft Entra."
        nextStep="Start again from the list of registries."
        isAnnounced
      />
    );
  }
  return <p role="status">Signing in…</p>;
}
