import { columnOf, conditionOf, keyOf } from "./evaluate";
import type { Stage } from "./query";
import type { Column, Table } from "./table";

/** Takes the table through the stages of a query. */
export function runQuery(table: Table, stages: readonly Stage[]): Table {
  return stages.reduce(runStage, table);
}

function runStage(table: Table, stage: Stage): Table {
  switch (stage.type) {
    case "where": {
      const conditions = stage.conditions.map((one) => conditionOf(table, one));
      return { ...table, rows: table.rows.filter((row) => conditions.every((holds) => holds(row))) };
    }
    case "project":
      return {
        ...table,
        columns: new Map(
          stage.columns.map(({ name, expression }) => [name, columnOf(table, expression, "project")]),
        ),
      };
    case "order":
      return ordered(table, stage.keys);
    case "summarize":
      return counted(table, stage);
  }
}

function ordered(table: Table, keys: Extract<Stage, { type: "order" }>["keys"]): Table {
  const columns = keys.map(({ expression, isDescending }) => ({
    read: keyOf(table, expression, "order").read,
    sign: isDescending ? -1 : 1,
  }));
  const read = table.rows.map((row) => ({ row, values: columns.map((one) => one.read(row)) }));
  read.sort((left, right) => {
    for (const [index, { sign }] of columns.entries()) {
      const order = compare(left.values[index], right.values[index]);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
  return { ...table, rows: read.map((one) => one.row) };
}

/** By code unit, and nothing before something. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const first = typeof left === "string" ? left : "";
  const second = typeof right === "string" ? right : "";
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function counted(table: Table, { by, countName }: Extract<Stage, { type: "summarize" }>): Table {
  const keys = by.map(({ name, expression }) => ({ name, key: keyOf(table, expression, "summarize") }));
  const groups = new Map<string, { values: unknown[]; count: number }>();
  for (const row of table.rows) {
    const values = keys.map(({ key }) => key.read(row));
    const group = groups.get(JSON.stringify(values)) ?? { values, count: 0 };
    group.count += 1;
    groups.set(JSON.stringify(values), group);
  }
  // Without a key there is one row, also for nothing at all.
  if (by.length === 0) groups.set("[]", { values: [], count: table.rows.length });
  const found = [...groups.values()];
  const columns = new Map<string, Column>(
    keys.map(({ name }, index) => [
      name,
      { isDynamic: false, read: (row) => found[row]?.values[index] ?? null },
    ]),
  );
  columns.set(countName, { isDynamic: false, read: (row) => found[row]?.count ?? 0 });
  return { columns, rows: found.map((_, row) => row) };
}
