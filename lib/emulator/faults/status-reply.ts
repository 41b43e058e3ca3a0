import { json, type Reply } from "../http/reply";
import type { EffectOf } from "./fault-effect";

export function statusReply(effect: EffectOf<"status">): Reply {
  const error = {
    code: effect.code ?? "FaultInjected",
    message: effect.message ?? "This answer was asked for with a fault of the local Azure.",
  };
  const envelope = effect.envelope === "acr" ? { error, status: "Failed" } : { error };
  return json(effect.status, effect.body ?? envelope, {
    ...(effect.retryAfterSeconds !== undefined && { "retry-after": String(effect.retryAfterSeconds) }),
    ...Object.fromEntries(
      Object.entries(effect.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  });
}
