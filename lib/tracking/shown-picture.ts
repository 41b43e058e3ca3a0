import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { logger } from "@/lib/log/logger";
import type { Snapshot } from "./model";
import type { PictureNews } from "./store";
import { readSnapshot } from "./store";

export type PictureListener = (snapshot: Snapshot, hasChanged: boolean) => void;

/** The latest picture of one registry in this process, and the screens that are told of it. */
export class ShownPicture {
  readonly #registryKey: string;
  readonly #now: () => number;
  readonly #listeners = new Map<PictureListener, Caller>();
  #snapshot: Snapshot | undefined;
  #lastChangeMs: number;

  constructor(registryKey: string, now: () => number) {
    this.#registryKey = registryKey;
    this.#now = now;
    this.#lastChangeMs = now();
  }

  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  /** Milliseconds; infinite when there is none. */
  get ageMs(): number {
    return this.#snapshot ? this.#now() - Date.parse(this.#snapshot.picture.asOf) : Infinity;
  }

  get lastChangeMs(): number {
    return this.#lastChangeMs;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Who watches, who came last comes last. */
  watching(): Iterable<Caller> {
    return this.#listeners.values();
  }

  /** Gives a function that ends it. */
  listen(caller: Caller, listener: PictureListener): () => void {
    this.#listeners.set(listener, caller);
    return () => this.#listeners.delete(listener);
  }

  forgetListeners(): void {
    this.#listeners.clear();
  }

  /** Something was started: what is shown is about to be otherwise. */
  expectChange(): void {
    this.#lastChangeMs = this.#now();
  }

  show(snapshot: Snapshot): void {
    const own = this.#snapshot;
    if (own !== undefined && snapshot.version < own.version) return;
    const isNewer = own === undefined || this.#isNewer(snapshot.picture.asOf, own.picture.asOf);
    // What was kept before a trouble that is told only here does not say that it is over.
    if (own?.version === snapshot.version && own.picture.trouble && !snapshot.picture.trouble && !isNewer)
      return;
    const hasChanged =
      own?.version !== snapshot.version || own.picture.trouble?.message !== snapshot.picture.trouble?.message;
    if (!hasChanged && !isNewer) return;
    if (hasChanged) this.#lastChangeMs = this.#now();
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners.keys()]) listener(snapshot, hasChanged);
  }

  /** A time that has not come yet was told before the clock was put back. */
  #isNewer(asOf: string, than: string): boolean {
    return asOf > than || (asOf !== than && Date.parse(than) > this.#now());
  }

  /** Another process, or this one, has kept a look. */
  async heard({ version, asOf }: PictureNews): Promise<void> {
    const own = this.#snapshot;
    if (own?.version === version && own.picture.trouble === undefined)
      this.show({ version, picture: { ...own.picture, asOf } });
    else await this.catchUp();
  }

  /** Reads what was kept last, for what may have been missed. Never throws. */
  async catchUp(): Promise<void> {
    const kept = await getDatabase()
      .then((db) => readSnapshot(db, this.#registryKey))
      .catch((error: unknown) => logger.warn({ err: error }, "the kept picture could not be read"));
    if (kept) this.show(kept);
  }
}
