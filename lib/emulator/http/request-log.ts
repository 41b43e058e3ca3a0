import type { Answer } from "./reply";
import type { WireRequest } from "./wire-request";

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Null when a fault cut the answer off. */
  readonly status: number | null;
}

const MOST_KEPT = 5_000;

/** What ARM was asked since the last reset, oldest first. In memory only, and only the latest of very many. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add({ method, path }: WireRequest, { reply, ending }: Answer): void {
    this.#requests.push({ method, path, status: ending === "whole" ? reply.status : null });
    if (this.#requests.length > 2 * MOST_KEPT) this.#requests = this.#requests.slice(-MOST_KEPT);
  }

  latest(): readonly LoggedRequest[] {
    return this.#requests.slice(-MOST_KEPT);
  }

  clear(): void {
    this.#requests = [];
  }
}
