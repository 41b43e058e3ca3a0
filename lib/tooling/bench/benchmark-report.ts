import type { Measurement } from "./measure";

const SECTION = /<!-- bench:begin -->.*<!-- bench:end -->/s;

export function isOverLimit({ value, limit }: Measurement): boolean {
  return limit !== undefined && value > limit;
}

/** A Markdown table, which is readable in a terminal as well. */
export function benchmarkTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => {
    const { what, value, unit, limit } = measurement;
    const shown = unit === "bytes" ? `${(value / 1000).toFixed(2)} kB` : `${value.toFixed(1)} times`;
    const shownLimit = limit === undefined ? "" : `${limit / 1000} kB`;
    return `| ${what} | ${shown} | ${shownLimit} | ${isOverLimit(measurement) ? "over the limit" : ""} |`;
  });
  return ["| What | Measured | Limit | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** The document with its measured section replaced, or added where it has none. */
export function withMeasuredSection(document: string, table: string, machine: string): string {
  const section = `<!-- bench:begin -->\n\nMeasured with \`npm run bench\` on ${machine}.\n\n${table}\n\n<!-- bench:end -->`;
  if (SECTION.test(document)) return document.replace(SECTION, () => section);
  return `${document === "" ? "# Benchmarks\n" : document}\n${section}\n`;
}
