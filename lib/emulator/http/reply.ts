export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON to send; undefined sends no body at all. */
  readonly body: unknown;
  /** Sent instead of `body`, under the content type of `headers`. */
  readonly text?: string;
}

/** How an answer leaves: whole, or broken as a fault asked for. */
export type Ending = "whole" | "never" | "reset" | "half-body";

export interface Answer {
  readonly reply: Reply;
  readonly ending: Ending;
}

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers,
  body,
});

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: undefined,
});

/** Thrown anywhere below the pipeline to answer with an error body; everything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${String(reply.status)}`);
    this.name = "Refusal";
    this.reply = reply;
  }
}
