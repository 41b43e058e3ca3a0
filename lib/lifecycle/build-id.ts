import "server-only";
import { readFileSync } from "node:fs";

let known: string | undefined;

/** Which build this server runs. Undefined in development, where pages change by themselves. */
export function buildId(): string | undefined {
  if (process.env.NODE_ENV !== "production") return undefined;
  known ??= readFileSync(".next/BUILD_ID", "utf8").trim();
  return known;
}
