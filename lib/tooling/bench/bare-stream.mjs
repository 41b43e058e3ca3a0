import { createServer } from "node:http";
import { beat, changeEvent, HEADERS, HEARTBEAT_MS } from "./streams.mjs";

// The same streams without a framework.

/** @type {Set<import("node:http").ServerResponse>} */
const streams = new Set();

const server = createServer((request, response) => {
  if (request.method === "POST") {
    let body = "";
    request.setEncoding("utf8").on("data", (/** @type {string} */ text) => (body += text));
    request.once("end", () => {
      const event = Buffer.from(changeEvent(JSON.parse(body)));
      for (const stream of streams) stream.write(event);
      response.end("{}");
    });
    return;
  }
  response.writeHead(200, HEADERS);
  if (request.url !== "/stream") {
    response.end();
    return;
  }
  const heartbeat = setInterval(() => response.write(beat()), HEARTBEAT_MS);
  response.once("close", () => {
    clearInterval(heartbeat);
    streams.delete(response);
  });
  streams.add(response);
  response.write(beat());
});

server.listen(Number(process.argv[2]), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
