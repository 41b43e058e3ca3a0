import type { Instrumentation } from "next";

/** Before the first request. Node's own modules stay in a file of their own, out of the edge runtime's bundle. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "nodejs") {
    const { start } = await import("./instrumentation-node");
    await start();
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] === "nodejs") {
    const { recordRequestError } = await import("./instrumentation-node");
    recordRequestError(error, request, context);
  }
};
