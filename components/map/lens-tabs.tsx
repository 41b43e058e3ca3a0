"use client";

import { useSearchParams } from "next/navigation";
import { SoftLink } from "@/components/ui/soft-link";
import { LENSES, type Lens } from "@/lib/regions/lens";

/** Links to the parts of the world. They keep everything else that the address says. */
export function LensTabs({ lens }: { lens: Lens }) {
  const searchParams = useSearchParams();
  const hrefOf = (id: Lens) => {
    const next = new URLSearchParams(searchParams);
    next.set("lens", id);
    return `?${next.toString()}`;
  };
  return (
    <nav className="lens-tabs" aria-label="Part of the world">
      {LENSES.map(({ id, label }) => (
        <SoftLink key={id} href={hrefOf(id)} keepsScroll aria-current={id === lens ? "true" : undefined}>
          {label}
        </SoftLink>
      ))}
      {lens === "world" ? (
        <p className="lens-note">
          The whole world needs a wider screen. This is the home region’s part of it.
        </p>
      ) : null}
    </nav>
  );
}
