/** Markup that is safe to put on a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** Everything that is filled in is escaped, unless it is markup made here. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const filled = values.map((value) => {
    if (typeof value === "string") return escaped(value);
    return value instanceof Html ? value.text : value.map((one) => one.text).join("");
  });
  return new Html(parts.reduce((text, part, at) => text + (filled[at - 1] ?? "") + part));
}
