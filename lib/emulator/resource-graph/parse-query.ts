import { armError } from "../errors/arm-error";
import { InvalidQuery } from "./invalid-query";
import type { Comparison, Condition, Expression, NamedExpression, Stage } from "./query";
import { tokensOf, type Token } from "./tokens";

const COMPARISONS: readonly Comparison[] = ["==", "=~", "contains", "startswith", "in~"];
const DEEPEST = 8;
const FUNCTIONS = ["tolower", "tostring"] as const;

/**
 * Reads a query over the table `resources`: where, project, order by and summarize count(), in any order.
 *
 * Throws what the local Azure answers to everything else of the language, which is large, and to what is no query.
 */
export function parseQuery(query: string): Stage[] {
  return new QueryParser(tokensOf(query)).stages();
}

class QueryParser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  stages(): Stage[] {
    const table = this.#name();
    if (table.toLowerCase() !== "resources") {
      throw armError.notImplemented(`Resource Graph queries that begin with ${JSON.stringify(table)}`);
    }
    const stages: Stage[] = [];
    while (this.#take("|")) stages.push(this.#stage());
    if (this.#next().kind !== "end") throw this.#unknown();
    return stages;
  }

  #stage(): Stage {
    const operator = this.#name();
    switch (operator) {
      case "where":
        return { type: "where", conditions: this.#conditions() };
      case "project":
        return { type: "project", columns: this.#list(() => this.#named()) };
      case "order":
      case "sort":
        this.#expect("by");
        return { type: "order", keys: this.#list(() => this.#orderKey()) };
      case "summarize":
        return this.#summarize();
      default:
        throw armError.notImplemented(`the Resource Graph operator ${JSON.stringify(operator)}`);
    }
  }

  #conditions(): Condition[] {
    const conditions = [this.#condition()];
    while (this.#take("and")) conditions.push(this.#condition());
    return conditions;
  }

  #condition(): Condition {
    const left = this.#expression();
    const token = this.#next();
    const comparison = COMPARISONS.find((one) => one === token.text);
    if (comparison === undefined) throw this.#unknown();
    this.#position += 1;
    if (comparison !== "in~") return { left, comparison, values: [this.#text()] };
    this.#expect("(");
    const values = this.#list(() => this.#text());
    this.#expect(")");
    return { left, comparison, values };
  }

  #orderKey(): { expression: Expression; isDescending: boolean } {
    const expression = this.#expression();
    const isAscending = this.#take("asc");
    // Without a word it goes down as well, unlike in SQL.
    if (!isAscending) this.#take("desc");
    return { expression, isDescending: !isAscending };
  }

  #summarize(): Stage {
    const countName = this.#following(1).text === "=" ? this.#alias() : "count_";
    this.#expect("count");
    this.#expect("(");
    this.#expect(")");
    const by = this.#take("by") ? this.#list(() => this.#named()) : [];
    return { type: "summarize", countName, by };
  }

  #named(): NamedExpression {
    const alias = this.#following(1).text === "=" ? this.#alias() : undefined;
    const expression = this.#expression();
    const name = alias ?? nameOf(expression);
    if (name === undefined)
      throw armError.notImplemented("a Resource Graph column without a name of its own");
    return { name, expression };
  }

  #alias(): string {
    const alias = this.#name();
    this.#expect("=");
    return alias;
  }

  #expression(depth = 0): Expression {
    if (depth > DEEPEST)
      throw armError.notImplemented("so many functions in each other in a Resource Graph query");
    const first = this.#name();
    if (this.#take("(")) {
      const name = FUNCTIONS.find((one) => one === first);
      if (name === undefined) {
        throw armError.notImplemented(`the Resource Graph function ${JSON.stringify(first)}`);
      }
      const of = this.#expression(depth + 1);
      this.#expect(")");
      return { kind: "call", name, of };
    }
    const path = [first];
    while (this.#take(".")) path.push(this.#name());
    return { kind: "path", path };
  }

  #list<Item>(read: () => Item): Item[] {
    const items = [read()];
    while (this.#take(",")) items.push(read());
    return items;
  }

  #next(): Token {
    return this.#following(0);
  }

  #following(count: number): Token {
    const token = this.#tokens[Math.min(this.#position + count, this.#tokens.length - 1)];
    if (token === undefined) throw new Error("A query has at least an end.");
    return token;
  }

  #take(text: string): boolean {
    const token = this.#next();
    if (token.kind === "text" || token.kind === "end" || token.text !== text) return false;
    this.#position += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#unknown();
  }

  #name(): string {
    const token = this.#next();
    if (token.kind !== "name") throw this.#unknown();
    this.#position += 1;
    return token.text;
  }

  #text(): string {
    const token = this.#next();
    if (token.kind !== "text") throw this.#unknown();
    this.#position += 1;
    return token.text;
  }

  /** An end in the middle is wrong in Azure too; anything else may be a part of the language. */
  #unknown(): Error {
    const token = this.#next();
    if (token.kind === "end") return new InvalidQuery(token);
    return armError.notImplemented(
      `${JSON.stringify(token.text)} at line ${String(token.line)}, character ${String(token.column)} of a Resource Graph query`,
    );
  }
}

/** As Kusto names a column that has none: `tostring(sku.tier)` becomes `sku_tier`. */
function nameOf(expression: Expression): string | undefined {
  if (expression.kind === "path") return expression.path.join("_");
  return expression.name === "tostring" ? nameOf(expression.of) : undefined;
}
