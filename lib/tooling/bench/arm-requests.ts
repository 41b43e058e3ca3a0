import type { BenchServer } from "./bench-server";

interface ArmRequest {
  readonly method: string;
  readonly path: string;
}

/** What ARM was asked for since the local Azure was started, or the latest of very many. */
export async function armRequests(emulator: BenchServer): Promise<readonly ArmRequest[]> {
  const state = (await (await fetch(`${emulator.origin}/_emulator/state`)).json()) as {
    requests: readonly ArmRequest[];
  };
  return state.requests;
}
