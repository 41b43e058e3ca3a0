import { glyphPlaces, type Drawing } from "./drawing";

/** Class of the group around a `HexDrawing`. */
export function hexClass({ family, outline, fill, isLeaving }: Drawing): string {
  return `hex hex-${family} hex-${fill} hex-${outline}${isLeaving ? " hex-leaving" : ""}`;
}

/** The inside of one hexagon of radius 16 around the origin, without a name: the group around it speaks. */
export function HexDrawing({ drawing }: { drawing: Drawing }) {
  const { glyphs, fill, isRinged, isHatched } = drawing;
  const places = glyphPlaces(glyphs.length);
  const hasPattern = fill === "stripes" || fill === "barred" || isHatched;
  const body = (
    <>
      <use href="#hex-outline" />
      {fill === "stripes" ? <use href="#hex-stripes" /> : null}
      {fill === "barred" ? <use href="#hex-bar" /> : null}
      {isHatched ? <use href="#hex-hatch" /> : null}
      {hasPattern && glyphs.length > 0 ? <use href="#hex-plate" /> : null}
      {glyphs.map((glyph, index) => {
        const place = places[index];
        if (!place) return null;
        const { x, y, scale } = place;
        const transform = scale === 1 ? undefined : `translate(${x} ${y}) scale(${scale})`;
        return <use key={glyph} href={`#hex-${glyph}`} transform={transform} />;
      })}
    </>
  );
  if (!isRinged) return body;
  return (
    <>
      <use href="#hex-outline" className="hex-ring" />
      <g transform="scale(.72)">{body}</g>
    </>
  );
}
