import "server-only";
import { limitAddress } from "@/lib/rate-limit/limit-requests";
import { respond } from "./respond";

/** The one door for GET route handlers that answer everybody, signed in or not. */
export function defineOpenRead(run: (request: Request) => Promise<unknown>) {
  return (request: Request): Promise<Response> =>
    respond(() => {
      limitAddress("read", request.headers);
      return run(request);
    });
}
