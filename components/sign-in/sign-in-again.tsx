"use client";

import { Button } from "@/components/ui/button";
import { keepDrafts } from "./drafts";
import { ownPath, signInAddress } from "./own-path";

/** The way to a sign-in and back to this very place, with everything that was typed. */
export function SignInAgain({ isFresh }: { isFresh: boolean }) {
  return (
    <Button
      look="primary"
      onClick={() => {
        const path = ownPath();
        keepDrafts(path);
        location.assign(signInAddress(path, isFresh ? "fresh" : undefined));
      }}
    >
      Sign in and come back here
    </Button>
  );
}
