import "server-only";
import { addAbortSignal, Readable } from "node:stream";
import { type PipelinePolicy, RestError } from "@azure/core-rest-pipeline";
import { attemptOf, refused } from "./arm-errors";

/** The largest page of ARM's resource list stays far below this. */
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Reads the body itself, so that an answer without end costs neither memory nor, once time is up, a hanging stream. */
export function boundedBodyPolicy(largestBytes = LARGEST_ANSWER_BYTES): PipelinePolicy {
  return {
    name: "boundedBodyPolicy",
    async sendRequest(request, next) {
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      const { readableStreamBody, ...response } = await next(request);
      if (!readableStreamBody) return response;
      const body =
        readableStreamBody instanceof Readable ? readableStreamBody : Readable.from(readableStreamBody);
      if (request.abortSignal instanceof AbortSignal) addAbortSignal(request.abortSignal, body);
      const chunks: Buffer[] = [];
      let bytes = 0;
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          bytes += chunk.length;
          if (bytes > largestBytes) break;
          chunks.push(chunk);
        }
      } catch (error) {
        if (request.abortSignal?.aborted === true) throw error;
        throw new RestError("the answer broke off", { code: "ECONNRESET", request });
      }
      if (bytes > largestBytes) {
        throw refused("unavailable", { kind: "malformed_answer" }, attemptOf(request.method, request.url), {
          cause: `${request.method}: an answer of more than ${largestBytes} bytes`,
        });
      }
      return { ...response, bodyAsText: Buffer.concat(chunks).toString("utf8") };
    },
  };
}
