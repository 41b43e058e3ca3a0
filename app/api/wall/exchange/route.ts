import { definePost } from "@/lib/actions/define-post";
import { exchangeSecret } from "@/lib/walls/exchange-secret";
import { ExchangeInput } from "@/lib/walls/schema";
import { wallCookieHeader } from "@/lib/walls/wall-cookie";

/** A screen hands over the secret of its wall's address and gets a cookie for that wall. */
export const POST = definePost({
  input: ExchangeInput,
  run: async ({ input }) => {
    const { key } = await exchangeSecret(input);
    return Response.json(
      {},
      { headers: { "cache-control": "no-store", "set-cookie": wallCookieHeader(input.wallId, key) } },
    );
  },
});
