"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { SoftLink } from "@/components/ui/soft-link";

interface LensLinkProps {
  id: string;
  isCurrent: boolean;
  children: ReactNode;
}

/** A link to a part of the world that keeps everything else the address says. */
export function LensLink({ id, isCurrent, children }: LensLinkProps) {
  const next = new URLSearchParams(useSearchParams());
  next.set("lens", id);
  return (
    <SoftLink href={`?${next.toString()}`} keepsScroll aria-current={isCurrent ? "true" : undefined}>
      {children}
    </SoftLink>
  );
}
