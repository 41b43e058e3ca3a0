import { armError } from "../errors/arm-error";
import { EntraRefusal, entraError } from "../errors/entra-error";
import { entraErrorBody, type ErrorMarks } from "../errors/entra-error-body";
import { empty, json, Refusal, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { randomGuid } from "../state/random";
import { answerToken } from "./answer-token";
import { authorityOf } from "./authority";
import { authorize } from "./authorize";
import { logout } from "./logout";
import { openIdConfiguration } from "./openid-configuration";
import { publishedKeys } from "./published-keys";
import { refusalPage } from "./refusal-page";
import { signInForm } from "./sign-in";

const PATH =
  /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys|oauth2\/v2\.0\/(?:authorize|login|logout|token))$/;
const CORS = { "access-control-allow-origin": "*" };
const NOT_STORED = { "cache-control": "no-store, no-cache", pragma: "no-cache" };

export const isEntraPath = (path: string): boolean => PATH.test(path);

/** Answers as the sign-in service of a tenant. */
export async function answerEntra(azure: LocalAzure, wire: WireRequest): Promise<Reply> {
  const [, tenant = "", endpoint = ""] = PATH.exec(wire.path) ?? [];
  const isForPeople = /authorize$|logout$|login$/.test(endpoint);
  const parameters = parametersOf(wire);
  const marks = {
    traceId: randomGuid(azure.requestRandom, 4),
    correlationId: (parameters ?? wire.query).get("client-request-id") ?? randomGuid(azure.requestRandom, 4),
    nowMs: azure.wallNow(),
  };
  try {
    if (parameters === undefined) throw entraError.malformed();
    return isForPeople
      ? answerPerson(azure, wire, tenant, endpoint, parameters, marks)
      : await answerProgram(azure, wire, tenant, endpoint, parameters);
  } catch (error) {
    if (error instanceof Refusal) return isForPeople ? error.reply : withHeaders(error.reply, CORS);
    if (!(error instanceof EntraRefusal)) throw error;
    if (isForPeople) return refusalPage(error, marks);
    return json(error.status, entraErrorBody(error, marks), { ...CORS, ...NOT_STORED });
  }
}

function answerPerson(
  azure: LocalAzure,
  wire: WireRequest,
  tenant: string,
  endpoint: string,
  parameters: URLSearchParams,
  marks: ErrorMarks,
): Reply {
  if (endpoint === "oauth2/v2.0/login") refuseOtherMethods(wire, ["POST"]);
  else refuseOtherMethods(wire, ["GET", "POST"]);
  const authority = authorityOf(azure.state, decoded(tenant));
  switch (endpoint) {
    case "oauth2/v2.0/login":
      return signInForm(azure, wire, authority, parameters, marks);
    case "oauth2/v2.0/authorize":
      return authorize(azure, wire, authority, parameters, marks);
    default:
      return logout(azure, wire, parameters);
  }
}

async function answerProgram(
  azure: LocalAzure,
  wire: WireRequest,
  tenant: string,
  endpoint: string,
  parameters: URLSearchParams,
): Promise<Reply> {
  const isToken = endpoint === "oauth2/v2.0/token";
  if (wire.method === "OPTIONS") {
    return empty(204, {
      ...CORS,
      "access-control-allow-methods": isToken ? "POST, OPTIONS" : "GET, OPTIONS",
      "access-control-allow-headers": "content-type, client-request-id",
      "access-control-max-age": "86400",
    });
  }
  refuseOtherMethods(wire, [isToken ? "POST" : "GET"]);
  const authority = authorityOf(azure.state, decoded(tenant));
  if (isToken) {
    const reply = await answerToken(azure, wire, authority, parameters);
    return withHeaders(reply, { ...CORS, ...NOT_STORED });
  }
  const reply = endpoint.endsWith("keys")
    ? publishedKeys(azure.state, wire.origin, authority)
    : openIdConfiguration(wire.origin, authority);
  return withHeaders(reply, CORS);
}

/** Of a form that is posted, else of the address. Undefined: a body that cannot be read. */
function parametersOf({ method, query, contentType, body }: WireRequest): URLSearchParams | undefined {
  if (method !== "POST") return query;
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? "");
  return isForm && body !== undefined ? new URLSearchParams(body) : undefined;
}

function refuseOtherMethods({ method, path }: WireRequest, allowed: readonly string[]): void {
  if (allowed.includes(method)) return;
  if (!["GET", "POST"].includes(method)) throw armError.notImplemented(`${method} ${path}`);
  throw entraError.wrongMethod(allowed.join(", "), method);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw entraError.tenantNotFound(segment);
  }
}

const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
});
