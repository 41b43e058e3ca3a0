import { auditAndOperations } from "./0001-audit-and-operations";
import type { Migration } from "./migration";

/** In order; the first is version 1. */
export const MIGRATIONS: readonly Migration[] = [auditAndOperations];
