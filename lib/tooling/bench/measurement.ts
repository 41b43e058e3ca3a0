export interface Measurement {
  what: string;
  value: number;
  unit: "bytes" | "requests" | "times";
  /** Only counts and ratios of memory have one: a time on somebody's machine is told, not judged. */
  limit?: number;
}
