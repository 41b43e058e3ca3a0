import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { limitAddress, limitRefusedSignIns } from "@/lib/rate-limit/limit-requests";
import { parseInput } from "./parse-input";
import { respond } from "./respond";

const MAX_BODY_BYTES = 64_000;

/**
 * The one door for POST route handlers, all of them about signing in and out: limits, input, run.
 *
 * The body is JSON; `proxy.ts` has seen to it that it comes from a page of ours.
 */
export function definePost<Schema extends z.ZodType, Answer>(post: {
  input: Schema;
  /** Leaves a trace of input that was turned away before `run` saw it. */
  onRefusedInput?: (request: Request) => Promise<void>;
  run: (context: { input: z.output<Schema>; request: Request }) => Promise<Answer | Response>;
}): (request: Request) => Promise<Response> {
  return (request) =>
    respond(() => {
      limitAddress("sign-in", request.headers);
      return limitRefusedSignIns(request.headers, isRefusal, async () => {
        const input = await inputOf(post, request);
        return post.run({ input, request });
      });
    });
}

async function inputOf<Schema extends z.ZodType>(
  post: { input: Schema; onRefusedInput?: (request: Request) => Promise<void> },
  request: Request,
): Promise<z.output<Schema>> {
  try {
    return parseInput(post.input, await bodyOf(request));
  } catch (error) {
    if (error instanceof AppError) await post.onRefusedInput?.(request);
    throw error;
  }
}

/** What could not be looked up says nothing about whoever asked. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.code !== "unavailable" && error.code !== "throttled";
}

async function bodyOf(request: Request): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw refused("This takes JSON, with a content-type that says so.");
  const text = await boundedText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw refused("This is not JSON.");
  }
}

async function boundedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw refused("This is more than can be taken in one go.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function refused(userMessage: string): AppError {
  return new AppError("invalid_input", { userMessage, nextStep: "Reload the page and try again." });
}
