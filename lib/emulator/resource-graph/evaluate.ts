import { InvalidQuery } from "./invalid-query";
import type { Condition, Expression } from "./query";
import type { Column, Table } from "./table";

/** The values of an expression for the rows of a table. `operator` is named when there is no such column. */
export function columnOf(table: Table, expression: Expression, operator: string): Column {
  if (expression.kind === "call") {
    const { read } = columnOf(table, expression.of, operator);
    const isLowered = expression.name === "tolower";
    return {
      isDynamic: false,
      read: (row) => (isLowered ? textOf(read(row)).toLowerCase() : textOf(read(row))),
    };
  }
  const [name = "", ...inner] = expression.path;
  const column = table.columns.get(name);
  if (column === undefined) {
    throw new InvalidQuery(`'${operator}' operator: Failed to resolve scalar expression named '${name}'`);
  }
  if (inner.length === 0) return column;
  return { isDynamic: true, read: (row) => inner.reduce<unknown>(propertyOf, column.read(row)) };
}

/** The same for something that rows are ordered or grouped by. */
export function keyOf(table: Table, expression: Expression, operator: string): Column {
  const column = columnOf(table, expression, operator);
  if (!column.isDynamic) return column;
  throw new InvalidQuery(
    `'${operator}' operator: the key is of a 'dynamic' type. Please use an explicit cast`,
  );
}

export function conditionOf(table: Table, condition: Condition): (row: number) => boolean {
  const { read } = columnOf(table, condition.left, "where");
  const [value = ""] = condition.values;
  const lowered = condition.values.map((one) => one.toLowerCase());
  const [low = ""] = lowered;
  switch (condition.comparison) {
    case "==":
      return (row) => textOf(read(row)) === value;
    case "=~":
    case "in~":
      return (row) => lowered.includes(textOf(read(row)).toLowerCase());
    case "contains":
      return (row) => textOf(read(row)).toLowerCase().includes(low);
    case "startswith":
      return (row) => textOf(read(row)).toLowerCase().startsWith(low);
  }
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return null;
  return new Map<string, unknown>(Object.entries(value)).get(name) ?? null;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
