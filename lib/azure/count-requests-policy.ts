import "server-only";
import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import { metrics } from "@/lib/metrics/metrics";
import { requestKindOf } from "./request-kind";

/** Measures each request to ARM, retries too. */
export function countRequestsPolicy(): PipelinePolicy {
  return {
    name: "countRequestsPolicy",
    async sendRequest(request, next) {
      const kind = requestKindOf(request.method);
      const { armRequests, armRequestSeconds, armThrottled } = metrics();
      const answered = armRequestSeconds.startTimer({ kind });
      let response: PipelineResponse | undefined;
      try {
        response = await next(request);
        return response;
      } finally {
        answered();
        armRequests.inc({ kind, code: response?.status ?? "lost" });
        if (response?.status === 429) armThrottled.inc({ kind });
      }
    },
  };
}
