/** A column, a value inside of one, or one of the two functions of it that are known here. */
export type Expression =
  | { readonly kind: "path"; readonly path: readonly string[] }
  | { readonly kind: "call"; readonly name: "tolower" | "tostring"; readonly of: Expression };

export type Comparison = "==" | "=~" | "contains" | "startswith" | "in~";

export interface Condition {
  readonly left: Expression;
  readonly comparison: Comparison;
  readonly values: readonly string[];
}

export interface NamedExpression {
  readonly name: string;
  readonly expression: Expression;
}

export type Stage =
  | { readonly type: "where"; readonly conditions: readonly Condition[] }
  | { readonly type: "project"; readonly columns: readonly NamedExpression[] }
  | {
      readonly type: "order";
      readonly keys: readonly { readonly expression: Expression; readonly isDescending: boolean }[];
    }
  /** `count()` is the only aggregate that is known here. */
  | { readonly type: "summarize"; readonly countName: string; readonly by: readonly NamedExpression[] };
