import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { takeFeedPlace } from "@/lib/rate-limit/open-feeds";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { admit } from "./admission";
import { liveStream, type StreamEnds } from "./live-stream";

/** A live stream about registries, for whoever may read them and has not too many open. */
export async function openFeed(
  caller: Caller,
  refs: readonly RegistryRef[],
  ends: StreamEnds,
): Promise<ReadableStream<Uint8Array>> {
  const giveBack = takeFeedPlace(caller);
  try {
    for (const ref of refs) await admit(caller, ref);
    return liveStream(caller, refs, ends, giveBack);
  } catch (error) {
    giveBack();
    throw error;
  }
}
