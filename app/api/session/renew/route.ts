import { definePost } from "@/lib/actions/define-post";
import { readCookie } from "@/lib/sessions/session-cookie";
import { renewSession } from "@/lib/sign-in/renew-session";
import { HandOverInput } from "@/lib/sign-in/schema";

/** New tokens, before the old ones are over. */
export const POST = definePost({
  input: HandOverInput,
  run: ({ input, request }) =>
    renewSession({ input, sessionCookie: readCookie(request.headers.get("cookie"), "session") }),
});
