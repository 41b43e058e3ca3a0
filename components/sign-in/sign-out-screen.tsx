"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useOnce } from "@/components/ui/use-once";
import { endSession } from "./call-session";
import { forgetSignIn } from "./just-signed-in";
import { openClient } from "./open-client";
import { tellSignedOut } from "./session-channel";
import type { SignInSettings } from "@/lib/entra/model";

interface SignOutScreenProps {
  settings: SignInSettings;
  username: string | undefined;
  /** Asked for from one of our own pages; an address that somebody else sent has to be confirmed. */
  isAsked: boolean;
}

/** Ends both sessions: first ours, then Entra's. */
export function SignOutScreen({ settings, username, isAsked }: SignOutScreenProps) {
  const [isRunning, setIsRunning] = useState(isAsked);
  const [hasFailed, setHasFailed] = useState(false);

  async function signOut() {
    setIsRunning(true);
    setHasFailed(false);
    try {
      await endSession();
      forgetSignIn();
      tellSignedOut();
      const client = await openClient(settings);
      const account = client.getAllAccounts().find((one) => one.username === username);
      await client.logoutRedirect(account === undefined ? {} : { account });
    } catch {
      setHasFailed(true);
      setIsRunning(false);
    }
  }

  useOnce(() => {
    if (isAsked) void signOut();
  });

  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">Sign out</h1>
      {hasFailed ? (
        <Notice
          tone="danger"
          title="It is not certain that you are signed out everywhere."
          nextStep="Check your connection and try again, or close the browser."
          isAnnounced
        />
      ) : null}
      {isRunning ? (
        <p role="status">Signing out…</p>
      ) : (
        <div>
          <Button look="primary" onClick={() => void signOut()}>
            Sign out of Replica Map and Microsoft Entra
          </Button>
        </div>
      )}
    </main>
  );
}
