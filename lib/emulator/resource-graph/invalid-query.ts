import type { GraphErrorDetail } from "../errors/graph-error";

interface Place {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A query that Resource Graph would refuse too: `detail` says why, in its form. */
export class InvalidQuery extends Error {
  readonly detail: GraphErrorDetail;

  /** A token that cannot stand where it does, or a sentence about what the query means. */
  constructor(why: Place | string) {
    const detail: GraphErrorDetail =
      typeof why === "string"
        ? // Unconfirmed: the code. The sentences are Kusto's own.
          { code: "SemanticFailure", message: why }
        : {
            code: "ParserFailure",
            message: "ParserFailure",
            line: why.line,
            characterPositionInLine: why.column,
            token: why.text,
          };
    super(detail.message);
    this.name = "InvalidQuery";
    this.detail = detail;
  }
}
