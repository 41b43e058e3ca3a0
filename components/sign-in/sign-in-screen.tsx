"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useOnce } from "@/components/ui/use-once";
import { beginSignIn, type SignInOutcome, type SignInReason, type SignInRequest } from "./begin-sign-in";
import type { SignInSettings } from "@/lib/entra/model";
import {
  COOKIES_NOT_KEPT,
  REFUSED_AGAIN,
  SESSION_GONE,
  SESSION_WAS_ENDED,
  type SignInTrouble,
  troubleOf,
} from "./sign-in-trouble";

interface SignInScreenProps {
  settings: SignInSettings;
  reason: SignInReason;
  /** Where to go afterwards: a path of this site. */
  to: string;
  /** The server's time when it made this page, in milliseconds since 1970. */
  serverNowMs: number;
}

const WORDS = {
  nobody: "Replica Map shows and changes registries only for people whom it knows.",
  ended: "You come back to where you were.",
  "token-ended": "Your Azure sign-in has ended and is being renewed. You come back to where you were.",
  fresh:
    "What you are about to do can take a registry out of service. Prove once more that it is you; you come back to where you were.",
  challenged: "Azure asks you to sign in once more before it goes on. You come back to where you were.",
} satisfies Record<SignInReason["kind"], string>;

/** Signs in by itself when it is opened, and says what went wrong when it could not. */
export function SignInScreen({ settings, reason, to, serverNowMs }: SignInScreenProps) {
  const clockSkewMs = useRef(0);
  const [isWaiting, setIsWaiting] = useState(false);
  const [trouble, setTrouble] = useState<SignInTrouble>();

  async function go(request: Pick<SignInRequest, "isPressed" | "wantsOtherAccount">) {
    setIsWaiting(false);
    setTrouble(undefined);
    try {
      const outcome = await beginSignIn({ settings, reason, ...request });
      if (outcome === "signed-in") {
        location.replace(to);
        return;
      }
      setTrouble(troubleAfter(outcome, reason));
      setIsWaiting(true);
    } catch (error) {
      setTrouble(troubleOf(error, clockSkewMs.current));
      setIsWaiting(true);
    }
  }

  // An answer of Entra can be read once.
  useOnce(() => {
    clockSkewMs.current = serverNowMs - Date.now();
    void go({ isPressed: false });
  });

  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">Sign in to Replica Map</h1>
      {trouble ? (
        <Notice tone="danger" title={trouble.title} nextStep={trouble.nextStep} isAnnounced>
          {trouble.detail === undefined ? null : (
            <p className="text-ink-muted text-sm">
              Details: <code>{trouble.detail}</code>
            </p>
          )}
        </Notice>
      ) : null}
      <p>{WORDS[reason.kind]}</p>
      {isWaiting ? (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" autoFocus onClick={() => void go({ isPressed: true })}>
            {reason.kind === "ended" ? "Sign in again" : "Sign in with Microsoft"}
          </Button>
          {reason.kind === "nobody" ? (
            <Button onClick={() => void go({ isPressed: true, wantsOtherAccount: true })}>
              Use another account
            </Button>
          ) : null}
        </div>
      ) : (
        <p role="status">{reason.kind === "ended" ? "One moment…" : "Going to Microsoft Entra…"}</p>
      )}
      <noscript>
        <p>Signing in needs JavaScript. Allow it for this page and reload it.</p>
      </noscript>
    </main>
  );
}

function troubleAfter(outcome: Exclude<SignInOutcome, "signed-in">, reason: SignInReason): SignInTrouble {
  switch (outcome) {
    case "not-kept":
      return COOKIES_NOT_KEPT;
    case "to-be-pressed":
      return SESSION_WAS_ENDED;
    case "in-vain":
      return reason.kind === "nobody" ? SESSION_GONE : REFUSED_AGAIN;
  }
}
