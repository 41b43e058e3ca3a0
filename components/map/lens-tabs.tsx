import type { Lens } from "@/lib/hexgrid/lens";
import { LENSES } from "@/lib/regions/lens";
import { LensLink } from "./lens-link";

/** Links to the parts of the world. */
export function LensTabs({ lens }: { lens: Lens }) {
  return (
    <>
      <nav className="lens-tabs" aria-label="Part of the world">
        {LENSES.map(({ id, label }) => (
          <LensLink key={id} id={id} isCurrent={id === lens}>
            {label}
          </LensLink>
        ))}
      </nav>
      {lens === "world" ? (
        <p className="lens-note">
          The whole world needs a wider screen. This is the home region’s part of it.
        </p>
      ) : null}
    </>
  );
}
