/** What a row may hold: JSON. */
export interface Column {
  /** An object, or something inside of one: it has to be made a text before rows can be ordered or grouped by it. */
  readonly isDynamic: boolean;
  readonly read: (row: number) => unknown;
}

/** Rows by number, so that columns nobody asks for are never made. */
export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: readonly number[];
}

export function rowBody(table: Table, row: number): Record<string, unknown> {
  return Object.fromEntries([...table.columns].map(([name, column]) => [name, column.read(row)]));
}
