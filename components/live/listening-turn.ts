const LOCK = "replica-map-live";

/**
 * The turn to listen for all tabs of this browser: one has it, and the others wait.
 *
 * Where a browser has no locks (a plain http address that is not localhost), every tab has its turn at once.
 */
export class ListeningTurn {
  readonly #onTurn: () => void;
  readonly #onLoss: () => void;
  #giveUp: AbortController | undefined;
  #end: (() => void) | undefined;

  constructor(onTurn: () => void, onLoss: () => void) {
    this.#onTurn = onTurn;
    this.#onLoss = onLoss;
  }

  get isOurs(): boolean {
    return this.#end !== undefined;
  }

  /** `steal`: whoever has it says nothing any more. */
  want({ steal = false } = {}): void {
    this.giveUp();
    if (!("locks" in navigator)) {
      this.#begin(() => undefined);
      return;
    }
    const giveUp = new AbortController();
    this.#giveUp = giveUp;
    const whileOurs = () =>
      giveUp.signal.aborted ? undefined : new Promise<void>((end) => this.#begin(end));
    // What is stolen comes at once and cannot be waited for.
    const asked = steal
      ? navigator.locks.request(LOCK, { steal }, whileOurs)
      : navigator.locks.request(LOCK, { signal: giveUp.signal }, whileOurs);
    asked.catch(() => {
      // Given up while waiting; or another tab has stolen it.
      if (giveUp.signal.aborted) return;
      this.#end = undefined;
      this.#onLoss();
      this.want();
    });
  }

  giveUp(): void {
    this.#giveUp?.abort();
    this.#end?.();
    this.#end = undefined;
  }

  #begin(end: () => void): void {
    this.#end = end;
    this.#onTurn();
  }
}
