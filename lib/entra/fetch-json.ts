import "server-only";
import type { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";

const TIME_LIMIT_MS = 10_000;

/** Throws `unavailable` in words for anything but a JSON document. */
export async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    return await response.json();
  } catch (cause) {
    throw signInServiceUnavailable(cause);
  }
}

export function signInServiceUnavailable(cause: unknown): AppError {
  return refusalError("unavailable", { kind: "sign_in_service_unreachable" }, cause);
}
