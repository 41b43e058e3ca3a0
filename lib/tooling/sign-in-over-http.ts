import { createHash, randomBytes } from "node:crypto";
import { Refused } from "./refused.mjs";

interface Servers {
  readonly dashboardOrigin: string;
  /** Under the name that a browser would use, because it is in the tokens. */
  readonly emulatorOrigin: string;
  /** Whom a proxy in front of the dashboard says that it heard from. */
  readonly address?: string;
}

const ARM_SCOPES = "openid profile offline_access https://management.azure.com//.default";

/**
 * Signs one of the local Azure's people in without a browser, the way msal-browser does it, and returns the
 * session as the value of a Cookie header.
 */
export async function signInOverHttp(
  { dashboardOrigin, emulatorOrigin, address }: Servers,
  loginName = "owner@contoso.com",
): Promise<string> {
  const heardFrom: Record<string, string> = address === undefined ? {} : { "x-forwarded-for": address };
  const asked = await post(`${dashboardOrigin}/api/session/nonce`, dashboardOrigin, {}, heardFrom);
  const { nonce } = (await asked.json()) as { nonce: string };
  const tokens = await tokensOf({ dashboardOrigin, emulatorOrigin }, loginName, nonce);
  const opened = await post(
    `${dashboardOrigin}/api/session`,
    dashboardOrigin,
    {
      idToken: tokens.id_token,
      accessTokens: [
        {
          audience: "arm",
          token: tokens.access_token,
          expiresInSeconds: tokens.expires_in,
        },
      ],
    },
    { ...heardFrom, cookie: cookiesOf(asked) },
  );
  return cookiesOf(opened);
}

interface Tokens {
  readonly id_token: string;
  readonly access_token: string;
  readonly expires_in: number;
}

async function tokensOf(servers: Servers, loginName: string, nonce: string): Promise<Tokens> {
  const { dashboardOrigin, emulatorOrigin } = servers;
  const registration = await fetch(`${emulatorOrigin}/_emulator/entra`);
  const { clientId } = (await registration.json()) as { clientId: string };
  const verifier = randomBytes(32).toString("base64url");
  const redirectUri = `${dashboardOrigin}/auth/redirect`;
  const request = new URLSearchParams({
    client_id: clientId,
    scope: ARM_SCOPES,
    redirect_uri: redirectUri,
    response_type: "code",
    response_mode: "fragment",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    nonce,
  });
  const picked = await fetch(`${emulatorOrigin}/organizations/oauth2/v2.0/login`, {
    method: "POST",
    body: new URLSearchParams({ request: request.toString(), name: loginName }),
    redirect: "manual",
  });
  const location = new URL(picked.headers.get("location") ?? "", emulatorOrigin);
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (code === null) throw new Refused(`The local Azure did not sign ${loginName} in (${picked.status}).`);
  const redeemed = await fetch(`${emulatorOrigin}/organizations/oauth2/v2.0/token`, {
    method: "POST",
    headers: { origin: dashboardOrigin },
    body: new URLSearchParams({
      client_id: clientId,
      grant_type: "authorization_code",
      scope: ARM_SCOPES,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  if (!redeemed.ok) throw new Refused(`The local Azure gave no tokens (${redeemed.status}).`);
  return (await redeemed.json()) as Tokens;
}

async function post(
  url: string,
  origin: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...headers },
    body: JSON.stringify(body),
  });
  if (response.ok) return response;
  throw new Refused(`${url} answered ${response.status}: ${await response.text()}`);
}

function cookiesOf(response: Response): string {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return pairs.filter((pair) => !pair.endsWith("=")).join("; ");
}
