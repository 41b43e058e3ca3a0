import { respond } from "@/lib/actions/respond";
import { getConfiguration } from "@/lib/config/configuration";
import { mayReadMetrics } from "@/lib/http-policy/may-read-metrics";
import { metrics } from "@/lib/metrics/metrics";
import { limitAddress } from "@/lib/rate-limit/limit-requests";
import { gather } from "./gather";

/** For Prometheus, from this machine or with the token. Numbers only: no names of people, registries or hosts. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    limitAddress("read", request.headers);
    const verdict = mayReadMetrics(
      {
        forwardedFor: request.headers.get("x-forwarded-for"),
        authorization: request.headers.get("authorization"),
      },
      getConfiguration().metricsToken,
    );
    if (!verdict.ok) {
      return new Response(`${verdict.sentence}\n`, {
        status: verdict.status,
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "cache-control": "no-store",
          ...(verdict.status === 401 ? { "www-authenticate": 'Bearer realm="metrics"' } : {}),
        },
      });
    }
    await gather();
    const { registry } = metrics();
    return new Response(await registry.metrics(), {
      headers: { "content-type": registry.contentType, "cache-control": "no-store" },
    });
  });
}
