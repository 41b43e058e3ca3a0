import type { Measurement } from "./measurement";

const sectionOf = (part: string) =>
  new RegExp(`<!-- bench:${part}:begin -->.*<!-- bench:${part}:end -->`, "s");

export function isOverLimit({ value, limit }: Measurement): boolean {
  return limit !== undefined && value > limit;
}

type Show = Readonly<Record<Measurement["unit"], (value: number) => string>>;

const SHOWN: Show = {
  bytes: (value) => `${(value / 1000).toFixed(2)} kB`,
  requests: (value) => `${value} requests`,
  times: (value) => `${value.toFixed(value < 10 ? 2 : 1)} times`,
};
const SHOWN_LIMIT: Show = {
  ...SHOWN,
  bytes: (value) => `${value / 1000} kB`,
  times: (value) => `${value} times`,
};

/** A Markdown table, which is readable in a terminal as well. */
export function benchmarkTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => {
    const { what, value, unit, limit } = measurement;
    const shownLimit = limit === undefined ? "" : SHOWN_LIMIT[unit](limit);
    return `| ${what} | ${SHOWN[unit](value)} | ${shownLimit} | ${isOverLimit(measurement) ? "over the limit" : ""} |`;
  });
  return ["| What | Measured | Limit | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** The document with the measured section of one part replaced, or added where it has none. */
export function withMeasuredSection(
  document: string,
  { part, table, machine }: { readonly part: string; readonly table: string; readonly machine: string },
): string {
  const section = `<!-- bench:${part}:begin -->\n\nMeasured with \`npm run bench\` on ${machine}.\n\n${table}\n\n<!-- bench:${part}:end -->`;
  if (sectionOf(part).test(document)) return document.replace(sectionOf(part), () => section);
  return `${document === "" ? "# Benchmarks\n" : document}\n${section}\n`;
}
