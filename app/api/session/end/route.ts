import { definePost } from "@/lib/actions/define-post";
import { clearedCookieHeader, readCookie } from "@/lib/sessions/session-cookie";
import { endOwnSession } from "@/lib/sign-in/end-session";
import { NoInput } from "@/lib/sign-in/schema";

/** Signs out here; the browser itself signs out of Microsoft Entra. */
export const POST = definePost({
  input: NoInput,
  run: async ({ request }) => {
    await endOwnSession(readCookie(request.headers.get("cookie"), "session"));
    return Response.json(
      {},
      { headers: { "cache-control": "no-store", "set-cookie": clearedCookieHeader("session") } },
    );
  },
});
