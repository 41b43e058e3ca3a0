import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { refreshPicture } from "./queries";
import type { RefreshInput } from "./schema";

/** What the button does that nobody needs: the watcher looks by itself. Everybody who watches gets the new picture. */
export async function refreshNow({
  caller,
  input,
}: {
  caller: Caller;
  input: RefreshInput;
}): Promise<{ asOf: string }> {
  const picture = await refreshPicture(caller, registryRefOf(input.registryId));
  return { asOf: picture.asOf };
}
