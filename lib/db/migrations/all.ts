import { auditAndOperations } from "./0001-audit-and-operations";
import { auditColumns } from "./0002-audit-columns";
import { sessions } from "./0003-sessions";
import { reasonsAndPlans } from "./0004-reasons-and-plans";
import { sharedTracker } from "./0005-shared-tracker";
import { endedSessions } from "./0006-ended-sessions";
import { historyView } from "./0007-history-view";
import { walls } from "./0008-walls";
import { durableRepair } from "./0009-durable-repair";
import { wallRegions } from "./0010-wall-regions";
import { refusedRepair } from "./0011-refused-repair";
import { waitedRepair } from "./0012-waited-repair";
import { begunBy } from "./0013-begun-by";
import type { Migration } from "./migration";

/** In order; the first is version 1. */
export const MIGRATIONS: readonly Migration[] = [
  auditAndOperations,
  auditColumns,
  sessions,
  reasonsAndPlans,
  sharedTracker,
  endedSessions,
  historyView,
  walls,
  durableRepair,
  wallRegions,
  refusedRepair,
  waitedRepair,
  begunBy,
];
