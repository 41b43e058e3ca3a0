/** Hexagon of radius 16 less its outline: what is drawn stays inside the cell that placement keeps free. */
const OUTLINE = "M0-14.6 12.64-7.3V7.3L0 14.6-12.64 7.3V-7.3Z";

/** Diagonals cut off at the outline. Plain lines instead of SVG patterns, so that they follow theme and forced colours. */
const STRIPES = "M-12.3-3-2.5-12.7M-12.3 4.7 4.2-11.8M-9 9 9-9M-4.2 11.8 12.3-4.7M2.5 12.7 12.3 3";
const HATCH =
  "M-12.3-5.4-8.2-9.4M-12.3 1.7 2.3-12.9M-11.2 7.7 6.8-10.3M-6.8 10.3 11.2-7.7M-2.3 12.9 12.3-1.7M8.2 9.4 12.3 5.4" +
  "M8.2-9.4 12.3-5.4M-2.3-12.9 12.3 1.7M-6.8-10.3 11.2 7.7M-11.2-7.7 6.8 10.3M-12.3-1.7 2.3 12.9M-12.3 5.4-8.2 9.4";

/** The parts that every hexagon of a page is put together from. Once per page: the root layout renders it. */
export function HexDefs() {
  return (
    <svg className="hex-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <path id="hex-outline" d={OUTLINE} />
        <path id="hex-stripes" className="hex-stripe-lines" d={STRIPES} />
        <path id="hex-hatch" className="hex-hatch-lines" d={HATCH} />
        <circle id="hex-plate" className="hex-plate" r="8.4" />
        <path id="hex-check" className="hex-stroke" d="M-5.8.3-1.7 4.5 5.8-4.5" />
        <path id="hex-exclamation" className="hex-stroke" d="M0-7.2V1.6M0 6.6V6.8" />
        <path id="hex-minus" className="hex-stroke" d="M-6 0H6" />
        <path
          id="hex-question"
          className="hex-stroke"
          d="M-3.9-3.6A3.9 3.6 0 1 1 1.6-.5Q0 .4 0 2.3M0 6.7V6.9"
        />
        <path id="hex-plus" className="hex-stroke" d="M0-6V6M-6 0H6" />
        <path id="hex-bar" className="hex-stroke hex-bar" d="M-12.4 7.2 12.4-7.2" />
        <path id="hex-pause" className="hex-stroke" d="M-3.2-5V5M3.2-5V5" />
        <path id="hex-house" className="hex-house" d="M0-7.4 8.2.2H5.6V6.8H1.9V2.4H-1.9V6.8H-5.6V.2H-8.2Z" />
        <g id="hex-remove">
          <circle className="hex-remove-plate" r="8" />
          <path className="hex-remove-minus" d="M-4.6 0H4.6" />
        </g>
        <g id="hex-caution">
          <path className="hex-caution-plate" d="M0-7.4 8.4 6.8H-8.4Z" />
          <path className="hex-caution-mark" d="M0-2.4V2.2M0 4.5V4.6" />
        </g>
      </defs>
    </svg>
  );
}
