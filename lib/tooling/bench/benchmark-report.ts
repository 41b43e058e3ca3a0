import type { Measurement } from "./measure";

const SECTION = /<!-- bench:begin -->.*<!-- bench:end -->/s;

export function isOverLimit({ value, limit }: Measurement): boolean {
  return limit !== undefined && value > limit;
}

type Show = Readonly<Record<Measurement["unit"], (value: number) => string>>;

const SHOWN: Show = {
  bytes: (value) => `${(value / 1000).toFixed(2)} kB`,
  requests: (value) => `${value} requests`,
  times: (value) => `${value.toFixed(1)} times`,
};
const SHOWN_LIMIT: Show = { ...SHOWN, bytes: (value) => `${value / 1000} kB` };

/** A Markdown table, which is readable in a terminal as well. */
export function benchmarkTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => {
    const { what, value, unit, limit } = measurement;
    const shownLimit = limit === undefined ? "" : SHOWN_LIMIT[unit](limit);
    return `| ${what} | ${SHOWN[unit](value)} | ${shownLimit} | ${isOverLimit(measurement) ? "over the limit" : ""} |`;
  });
  return ["| What | Measured | Limit | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** The document with its measured section replaced, or added where it has none. */
export function withMeasuredSection(document: string, table: string, machine: string): string {
  const section = `<!-- bench:begin -->\n\nMeasured with \`npm run bench\` on ${machine}.\n\n${table}\n\n<!-- bench:end -->`;
  if (SECTION.test(document)) return document.replace(SECTION, () => section);
  return `${document === "" ? "# Benchmarks\n" : document}\n${section}\n`;
}
