import { defineOpenRead } from "@/lib/actions/define-open-read";
import { definePost } from "@/lib/actions/define-post";
import { cookieHeader, readCookie } from "@/lib/sessions/session-cookie";
import { openSession } from "@/lib/sign-in/open-session";
import { getSessionState } from "@/lib/sign-in/queries";
import { recordMalformedSignIn } from "@/lib/sign-in/record-refused-sign-in";
import { HandOverInput } from "@/lib/sign-in/schema";

/** Whether this browser has a session. Answers everybody. */
export const GET = defineOpenRead((request) =>
  getSessionState(readCookie(request.headers.get("cookie"), "session")),
);

/** The browser hands over what its sign-in brought. */
export const POST = definePost({
  input: HandOverInput,
  onRefusedInput: (request) =>
    recordMalformedSignIn({
      action: "session.open",
      sessionCookie: readCookie(request.headers.get("cookie"), "session"),
    }),
  run: async ({ input, request }) => {
    const cookies = request.headers.get("cookie");
    const { answer, sessionCookie } = await openSession({
      input,
      sessionCookie: readCookie(cookies, "session"),
      browserSecret: readCookie(cookies, "sign-in"),
      browser: request.headers.get("user-agent") ?? undefined,
    });
    return Response.json(answer, {
      headers: { "cache-control": "no-store", "set-cookie": cookieHeader("session", sessionCookie) },
    });
  },
});
