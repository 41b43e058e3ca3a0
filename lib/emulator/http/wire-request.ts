import type { IncomingMessage } from "node:http";

export const MAX_BODY_BYTES = 4 * 1024 * 1024;
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly cookie: string | undefined;
  /** `X-IDENTITY-HEADER`, with which an app asks for a token of its own. */
  readonly identityHeader: string | undefined;
  /** `Origin`: the page that asks, when it is another one. */
  readonly fromOrigin: string | undefined;
  /** Scheme, host and port as the client sees them, also behind a proxy; absolute URLs are written with it. */
  readonly origin: string;
  /** Undefined: larger than the limit. */
  readonly body: string | undefined;
}

export async function readWireRequest(message: IncomingMessage): Promise<WireRequest> {
  const target = message.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: message.method ?? "GET",
    path: mark === -1 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? "" : target.slice(mark + 1)),
    authorization: message.headers.authorization,
    contentType: message.headers["content-type"],
    cookie: message.headers.cookie,
    identityHeader: firstOf(message.headers["x-identity-header"]),
    fromOrigin: message.headers.origin,
    origin: originOf(message),
    body: await readBody(message),
  };
}

function originOf(message: IncomingMessage): string {
  const forwardedHost = firstOf(message.headers["x-forwarded-host"]);
  const host = [forwardedHost, message.headers.host].find((one) => one !== undefined && HOST.test(one));
  const scheme = firstOf(message.headers["x-forwarded-proto"]) === "https" ? "https" : "http";
  return `${scheme}://${host ?? `localhost:${String(message.socket.localPort)}`}`;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  return text?.split(",")[0]?.trim();
}

async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    // Reads on without keeping anything, so that the client gets to see the refusal.
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}
