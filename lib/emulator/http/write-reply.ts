import type { ServerResponse } from "node:http";
import type { Answer, Reply } from "./reply";

export function writeAnswer(response: ServerResponse, { reply, ending }: Answer): void {
  switch (ending) {
    case "whole":
      writeReply(response, reply);
      return;
    case "never":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "half-body": {
      const bytes = bytesOf(reply);
      response.writeHead(reply.status, headersOf(reply, bytes));
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
      return;
    }
  }
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  const bytes = bytesOf(reply);
  response.writeHead(reply.status, headersOf(reply, bytes));
  response.end(bytes);
}

function bytesOf(reply: Reply): Buffer {
  const json = reply.body === undefined ? "" : JSON.stringify(reply.body);
  return Buffer.from(reply.text ?? json, "utf8");
}

function headersOf(reply: Reply, bytes: Buffer): Record<string, string> {
  return {
    ...(reply.body !== undefined && { "content-type": "application/json; charset=utf-8" }),
    "content-length": String(bytes.length),
    ...reply.headers,
  };
}
