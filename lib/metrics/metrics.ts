import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Everything that is measured, by the names under which `docs/monitoring.md` tells of it. */
function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const all = {
    registry,
    armRequests: new Counter({
      name: "replica_map_arm_requests_total",
      help: "Requests to Azure Resource Manager by kind (read, write, delete) and status code; code lost: no answer came.",
      labelNames: ["kind", "code"] as const,
      registers,
    }),
    armRequestSeconds: new Histogram({
      name: "replica_map_arm_request_duration_seconds",
      help: "How long Azure Resource Manager took to answer, by kind.",
      labelNames: ["kind"] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    armThrottled: new Counter({
      name: "replica_map_arm_throttled_total",
      help: "Requests that Azure Resource Manager refused because there were too many (429), by kind.",
      labelNames: ["kind"] as const,
      registers,
    }),
    armBudgetLeft: new Gauge({
      name: "replica_map_arm_budget_left",
      help: "Requests that Azure Resource Manager still allows, by subscription and kind: the least of all principals.",
      labelNames: ["subscription", "kind"] as const,
      registers,
    }),
    operations: new Gauge({
      name: "replica_map_operations",
      help: "Operations in the store by kind and state. The same at every instance.",
      labelNames: ["kind", "state"] as const,
      registers,
    }),
    operationsWaiting: new Gauge({
      name: "replica_map_operations_waiting",
      help: "Open operations that nobody who is signed in may read. The same at every instance.",
      registers,
    }),
    oldestOpenOperation: new Gauge({
      name: "replica_map_oldest_open_operation_seconds",
      help: "For how long the oldest open operation has been open; 0 when none is. The same at every instance.",
      registers,
    }),
    looks: new Counter({
      name: "replica_map_tracker_looks_total",
      help: "Looks at a registry by outcome (seen, refused, failed).",
      labelNames: ["outcome"] as const,
      registers,
    }),
    feedClients: new Gauge({
      name: "replica_map_feed_clients",
      help: "Live feeds that are open at this instance.",
      registers,
    }),
    feedLag: new Histogram({
      name: "replica_map_feed_lag_seconds",
      help: "Time between Azure's answer and telling a screen what is otherwise in it.",
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    up: new Gauge({
      name: "replica_map_up",
      help: "Whether a dependency (store, azure) can be reached: 1 or 0.",
      labelNames: ["dependency"] as const,
      registers,
    }),
  };
  // A series that begins with its first event has no rate then.
  for (const kind of ["read", "write", "delete"]) all.armThrottled.inc({ kind }, 0);
  for (const outcome of ["seen", "refused", "failed"]) all.looks.inc({ outcome }, 0);
  return all;
}

export type Metrics = ReturnType<typeof makeMetrics>;

// The server has several bundles, each with its own copy of this module; what is measured is one.
const KEY = Symbol.for("replica-map.metrics");
const place = globalThis as typeof globalThis & { [KEY]?: Metrics | undefined };

/** Those of this process. */
export function metrics(): Metrics {
  return (place[KEY] ??= makeMetrics());
}
