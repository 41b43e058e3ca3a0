import { Fragment } from "react";

/** Words with long names in them, such as host names, which may break after each dot and slash. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[./])(?=\w)/).map((part, index) => (
    // The parts of a text have no other identity than their place in it.
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
