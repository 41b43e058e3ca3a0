"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

interface SoftLinkProps extends ComponentProps<"a"> {
  href: string;
  /** Stay where the page is scrolled to. */
  keepsScroll?: boolean;
}

/** A link inside the app that keeps the page's state. A tenth of the size of next/link, which also prefetches. */
export function SoftLink({ href, keepsScroll = false, onClick, ...rest }: SoftLinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || event.button !== 0 || opensElsewhere) return;
        event.preventDefault();
        router.push(href, { scroll: !keepsScroll });
      }}
    />
  );
}
