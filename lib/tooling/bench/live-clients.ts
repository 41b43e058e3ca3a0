import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Refused } from "../refused.mjs";
import type { Bench } from "./with-servers";

const PROCESS = fileURLToPath(new URL("./live-clients-process.ts", import.meta.url));

/** What a client asks for, and as whom. */
export interface Seat {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** When a change was told of, by its own words, and when the first and the last client had it. */
export interface Heard {
  readonly toldMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Of the event, about. */
  readonly bytes: number;
}

export type Ask =
  | { readonly kind: "open"; readonly seats: readonly Seat[]; readonly until: string }
  | { readonly kind: "expect"; readonly mark: string }
  | { readonly kind: "heard" }
  | { readonly kind: "close" };

export interface LiveClients {
  /** Resolves when each has been sent `until`. */
  readonly open: (seats: readonly Seat[], until: string) => Promise<void>;
  /** Each that is open is to be sent the mark by what `change` does; resolves when it was. */
  readonly hear: (mark: string, change: () => Promise<void>) => Promise<Heard>;
  readonly close: () => Promise<void>;
}

/** Screens in a process of their own, so that they take neither time nor memory of whoever measures. */
export function startLiveClients({ atEnd }: Pick<Bench, "atEnd">): LiveClients {
  const child = fork(PROCESS, { execArgv: ["--import", "tsx"] });
  atEnd(() => void child.kill());
  let asked = 0;
  const ask = (what: Ask): Promise<Heard | undefined> =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      const onMessage = (answer: { id: number; heard?: Heard; problem?: string }) => {
        if (answer.id !== id) return;
        settle();
        if (answer.problem === undefined) resolve(answer.heard);
        else reject(new Refused(answer.problem));
      };
      const onExit = () => reject(new Refused("The process of the live clients has ended."));
      const settle = () => child.off("message", onMessage).off("exit", onExit);
      child.on("message", onMessage).once("exit", onExit);
      child.send({ id, ask: what });
    });
  return {
    open: async (seats, until) => {
      await ask({ kind: "open", seats, until });
    },
    hear: async (mark, change) => {
      await ask({ kind: "expect", mark });
      await change();
      const heard = await ask({ kind: "heard" });
      if (heard === undefined) throw new Refused("The live clients heard nothing.");
      return heard;
    },
    close: async () => {
      await ask({ kind: "close" });
    },
  };
}
