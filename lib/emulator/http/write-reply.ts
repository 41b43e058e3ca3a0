import type { ServerResponse } from "node:http";
import type { Reply } from "./reply";

export interface Payload {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

export function payloadOf(reply: Reply): Payload {
  const bytes = Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body), "utf8");
  return {
    bytes,
    headers: {
      ...(reply.body !== undefined && { "content-type": "application/json; charset=utf-8" }),
      "content-length": String(bytes.length),
      ...reply.headers,
    },
  };
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  const { headers, bytes } = payloadOf(reply);
  response.writeHead(reply.status, headers);
  response.end(bytes);
}
