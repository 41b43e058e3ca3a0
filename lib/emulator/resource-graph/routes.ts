import type { ArmRoute } from "../arm/arm-call";
import { answerQueryRoute } from "./answer-query";

export const RESOURCE_GRAPH_ROUTES: readonly ArmRoute[] = [
  {
    method: "POST",
    path: "/providers/Microsoft.ResourceGraph/resources",
    versions: "resource-graph",
    action: undefined,
    rights: "any-role",
    countsAs: "read",
    quota: "resource-graph",
    isList: true,
    handle: answerQueryRoute,
  },
];
