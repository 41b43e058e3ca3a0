import { definePost } from "@/lib/actions/define-post";
import { readCookie } from "@/lib/sessions/session-cookie";
import { recordMalformedSignIn } from "@/lib/sign-in/record-refused-sign-in";
import { renewSession } from "@/lib/sign-in/renew-session";
import { HandOverInput } from "@/lib/sign-in/schema";

/** New tokens, before the old ones are over. */
export const POST = definePost({
  input: HandOverInput,
  onRefusedInput: (request) =>
    recordMalformedSignIn({
      action: "session.renew",
      sessionCookie: readCookie(request.headers.get("cookie"), "session"),
    }),
  run: ({ input, request }) =>
    renewSession({ input, sessionCookie: readCookie(request.headers.get("cookie"), "session") }),
});
