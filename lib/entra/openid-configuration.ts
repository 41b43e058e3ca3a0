import "server-only";
import { z } from "zod";
import { getConfiguration } from "@/lib/config/configuration";
import { isLoopbackOrigin } from "@/lib/config/loopback";
import { fetchJson, signInServiceUnavailable } from "./fetch-json";
import { keptForAWhile } from "./kept-for-a-while";

export interface OpenIdConfiguration {
  readonly issuer: string;
  readonly jwksUri: string;
  /** As it was answered. */
  readonly document: unknown;
}

const KEPT_MS = 60 * 60_000;

const isSafe = (url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === "https:" || isLoopbackOrigin(new URL(url).origin));

const Document = z.object({
  issuer: z.string().max(500).refine(isSafe),
  jwks_uri: z.string().max(500).refine(isSafe),
});

/** What the sign-in service says of itself, for one tenant or for `organizations`. */
export function openIdConfigurationOf(segment: string): Promise<OpenIdConfiguration> {
  const { authorityEndpoint } = getConfiguration();
  return read(`${authorityEndpoint}/${segment}/v2.0/.well-known/openid-configuration`);
}

const read = keptForAWhile(KEPT_MS, async (url): Promise<OpenIdConfiguration> => {
  const document = await fetchJson(url);
  const parsed = Document.safeParse(document);
  if (!parsed.success) throw signInServiceUnavailable(parsed.error);
  return { issuer: parsed.data.issuer, jwksUri: parsed.data.jwks_uri, document };
});
