import { InvalidQuery } from "./invalid-query";

export interface Token {
  readonly kind: "name" | "text" | "symbol" | "end";
  /** Of a text: what stands between its quotes. */
  readonly text: string;
  readonly line: number;
  /** Within the line, from 0. */
  readonly column: number;
}

const SPACE = /(?:\s|\/\/[^\n]*)+/y;
const NAME = /[a-z_]\w*(?:-[a-z]\w*)*~?/iy;
const TEXT = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/y;
const SYMBOL = /==|=~|!=|!~|<=|>=|./y;

/** The query in pieces, with an end piece last. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  const read = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = offset;
    const match = form.exec(query);
    if (match !== null) offset += match[0].length;
    return match;
  };
  const skipSpace = () => {
    const start = offset;
    const breaks = read(SPACE)?.[0].split("\n") ?? [];
    if (breaks.length < 2) return;
    line += breaks.length - 1;
    lineStart = start + breaks.slice(0, -1).join("\n").length + 1;
  };
  for (;;) {
    skipSpace();
    const at = { line, column: offset - lineStart };
    if (offset >= query.length) return [...tokens, { kind: "end", text: "<EOF>", ...at }];
    const text = read(TEXT);
    if (text !== null) {
      tokens.push({ kind: "text", text: unescaped(text[1] ?? text[2] ?? ""), ...at });
      continue;
    }
    const name = read(NAME);
    const other = name ?? read(SYMBOL);
    const token: Token = { kind: name === null ? "symbol" : "name", text: other?.[0] ?? "", ...at };
    if (token.text === "'" || token.text === '"') throw new InvalidQuery(token);
    tokens.push(token);
  }
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, "$1");
