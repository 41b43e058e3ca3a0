import type { PastState } from "@/lib/replication/model";

interface StripPartProps {
  state: PastState | "gap";
  /** In percent of the strip. */
  x: number;
  width: number;
  /** Of the patterns that this strip has brought. */
  prefix: string;
}

/** One state of a strip. Height and pattern tell it, the colour only says it again. */
export function StripPart({ state, x, width, prefix }: StripPartProps) {
  const across = { x: `${x}%`, width: `${width}%` };
  switch (state) {
    case "failed":
      return <rect {...across} className="strip-failed" y="0" height="100%" />;
    case "ready":
      return <rect {...across} className="strip-ready" y="20%" height="60%" />;
    case "syncing":
    case "creating":
    case "deleting":
    case "other":
      return (
        <>
          <rect {...across} className="strip-hollow" y="20%" height="60%" />
          <rect {...across} fill={`url(#${prefix}${state})`} y="20%" height="60%" />
        </>
      );
    case "absent":
      return <rect {...across} className="strip-absent" y="74%" height="6%" />;
    case "gap":
      return <line className="strip-gap" x1={`${x}%`} x2={`${x + width}%`} y1="50%" y2="50%" />;
  }
}
