import { definePost } from "@/lib/actions/define-post";
import { cookieHeader, readCookie } from "@/lib/sessions/session-cookie";
import { issueNonce, NONCE_LIFETIME_SECONDS } from "@/lib/sign-in/issue-nonce";
import { NoInput } from "@/lib/sign-in/schema";

/** Before each sign-in: a nonce that its ID token has to bring back. */
export const POST = definePost({
  input: NoInput,
  run: async ({ request }) => {
    const known = readCookie(request.headers.get("cookie"), "sign-in");
    const { answer, browserSecret } = await issueNonce(known);
    return Response.json(answer, {
      headers: {
        "cache-control": "no-store",
        "set-cookie": cookieHeader("sign-in", browserSecret, NONCE_LIFETIME_SECONDS),
      },
    });
  },
});
