import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import type { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { logger } from "@/lib/log/logger";
import { metrics } from "@/lib/metrics/metrics";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { backgroundLookers } from "./background-lookers";
import { budgetPauseMs } from "./budget-pause";
import { nextLookMs } from "./cadence";
import { noteNobodyMayRead, retryAtMsOf, troubleOf } from "./look-failure";
import { isPersonal, lookers } from "./lookers";
import type { RegistryPicture, Snapshot } from "./model";
import { isChanging, withTrouble } from "./picture-changes";
import { RegistryReader } from "./registry-reader";
import { type PictureListener, ShownPicture } from "./shown-picture";
import type { PictureNews } from "./store";
import { keepSnapshot, readSnapshot } from "./store";

/** One look at Azure, and whose rights it is made with. */
interface Look {
  readonly principals: readonly string[];
  readonly picture: Promise<RegistryPicture>;
}

type Leases = Pick<LeaseKeeper, "holds" | "want" | "giveUp">;

/** How long a registry is watched on after the last screen has gone, so that a reload finds it warm. */
const LINGER_MS = 60_000;
/** Whoever comes to a watcher that has rested is not made to wait for its next turn. */
const OLD_AFTER_MS = 10_000;
/** So long another process may try, whose people may have the rights that ours lack. */
const LET_OTHERS_MS = 10_000;

/**
 * What this process knows of one registry, and the one place in it that asks Azure, however many screens show it.
 *
 * Of all processes on one store the one that holds the lease looks by itself; the others hear of what it saw. It
 * looks with the token of whoever asks, and by itself with that of somebody who watches; who may see what it saw is
 * decided in `admission.ts`. What Azure refuses to one of them is told to nobody else.
 */
export class RegistryWatcher {
  readonly #ref: RegistryRef;
  readonly #registryId: string;
  readonly #registryKey: string;
  readonly #leases: Leases;
  readonly #now: () => number;
  readonly #reader: RegistryReader;
  readonly #shown: ShownPicture;
  #lastAsked: Caller | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Look | undefined;
  #failures = 0;
  #retryAtMs: number | undefined;
  #lastAskedMs: number;
  #isHurried = false;
  #isLettingOthers = false;

  constructor(ref: RegistryRef, leases: Leases, now: () => number = Date.now) {
    this.#ref = ref;
    this.#registryId = formatRegistryId(ref);
    this.#registryKey = resourceKey(this.#registryId);
    this.#leases = leases;
    this.#now = now;
    this.#reader = new RegistryReader(ref, now);
    this.#shown = new ShownPicture(this.#registryKey, now);
    this.#lastAskedMs = now();
  }

  get snapshot(): Snapshot | undefined {
    return this.#shown.snapshot;
  }

  get isIdle(): boolean {
    return this.#timer === undefined && this.#looking === undefined && !this.#isNeeded();
  }

  /** Tells every later picture to `listener` until the returned function is called. */
  subscribe(caller: Caller, listener: PictureListener): () => void {
    const end = this.#shown.listen(caller, listener);
    this.#lastAsked = caller;
    this.#lastAskedMs = this.#now();
    if (this.snapshot === undefined) void this.catchUp();
    // Whoever comes may have the rights that the others lack.
    if (this.#isLettingOthers) this.#resume({ isUrgent: true });
    else if (this.#timer === undefined && this.#looking === undefined) this.#resume();
    return () => {
      end();
      this.#lastAskedMs = this.#now();
    };
  }

  /** Looks now. Looks that overlap are one. Throws the AppError that Azure caused; the picture then only ages. */
  async look(caller: Caller): Promise<RegistryPicture> {
    this.#lastAsked = caller;
    this.#lastAskedMs = this.#now();
    const running = this.#looking;
    if (running === undefined) return this.#begin(caller);
    try {
      return await running.picture;
    } catch (error) {
      if (!isPersonal(error) || running.principals.includes(armPrincipalOf(caller))) throw error;
      return this.look(caller);
    }
  }

  /** Looks also at the registry itself, which most looks leave out. */
  lookAtAll(caller: Caller): Promise<RegistryPicture> {
    this.#reader.rereadRegistry();
    return this.look(caller);
  }

  /** Something of ours was started or changed: the registry itself and its replicas are looked at right away. */
  hurry(): void {
    this.#reader.rereadRegistry();
    this.#shown.expectChange();
    this.#lastAskedMs = this.#now();
    this.#isHurried = true;
    this.#schedule();
  }

  /** Another process, or this one, has kept a look. */
  heard(news: PictureNews): Promise<void> {
    return this.#shown.heard(news);
  }

  /** Reads what was kept last, for what may have been missed. Never throws. */
  catchUp(): Promise<void> {
    return this.#shown.catchUp();
  }

  /** Ends with the look that is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shown.forgetListeners();
    this.#lastAsked = undefined;
    this.#lastAskedMs = -Infinity;
    this.#rest();
    await this.#looking?.picture.catch(() => undefined);
  }

  #resume({ isUrgent = this.#shown.ageMs > OLD_AFTER_MS } = {}): void {
    this.#isHurried ||= isUrgent;
    this.#schedule();
  }

  #rest(): void {
    this.#leases.giveUp(this.#registryKey).catch((error: unknown) => {
      logger.warn({ err: error }, "a lease could not be given up; it runs out by itself");
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLettingOthers = false;
    if (this.#looking) return;
    if (!this.#isNeeded()) {
      this.#rest();
      return;
    }
    if (!this.#leases.holds(this.#registryKey)) {
      this.#leases.want(this.#registryKey, () => void this.catchUp().then(() => this.#resume()));
      return;
    }
    const delayMs = this.#isHurried && this.#failures === 0 ? 0 : this.#delayMs();
    this.#isHurried = false;
    this.#again(delayMs, () => this.#lookByItself());
  }

  #lookByItself(): void {
    // The lease may have run out; then it is wanted anew.
    if (!this.#leases.holds(this.#registryKey)) {
      this.#schedule();
      return;
    }
    const callers = lookers(this.#shown.watching(), this.#lastAsked);
    const pauseMs = budgetPauseMs(callers, this.#ref, this.#now());
    if (pauseMs > 0) this.#again(pauseMs, () => this.#lookByItself());
    else this.#begin(undefined).catch((error: unknown) => this.#letOthers(error));
  }

  /** The failure is already in the picture as trouble. Perhaps the people of another process may read. */
  #letOthers(error: unknown): void {
    if (!isPersonal(error)) return;
    this.#failures = 0;
    this.#isLettingOthers = true;
    this.#rest();
    this.#again(LET_OTHERS_MS, () => this.#schedule());
  }

  #again(delayMs: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#looking === undefined) run();
    }, delayMs);
    this.#timer.unref();
  }

  #isNeeded(): boolean {
    if (this.#shown.isWatched) return true;
    const open = this.snapshot?.picture.operations.some(({ settledAt }) => settledAt === undefined);
    return open === true || this.#now() - this.#lastAskedMs < LINGER_MS;
  }

  #delayMs(): number {
    return nextLookMs({
      nowMs: this.#now(),
      isChanging: this.snapshot !== undefined && isChanging(this.snapshot.picture),
      lastChangeMs: this.#shown.lastChangeMs,
      failures: this.#failures,
      retryAtMs: this.#retryAtMs,
      random: Math.random(),
    });
  }

  /** `asked`: who wants to know now; undefined for a look of the watcher's own. */
  #begin(asked: Caller | undefined): Promise<RegistryPicture> {
    const callers = asked === undefined ? lookers(this.#shown.watching(), this.#lastAsked) : [asked];
    const look: Look = {
      principals: callers.map(armPrincipalOf),
      picture: this.#lookOnce(callers, asked !== undefined).finally(() => {
        if (this.#looking === look) this.#looking = undefined;
        this.#schedule();
      }),
    };
    this.#looking = look;
    return look.picture;
  }

  async #lookOnce(present: readonly Caller[], isAsked: boolean): Promise<RegistryPicture> {
    try {
      const db = await getDatabase();
      const base = await readSnapshot(db, this.#registryKey);
      const isWatched = isAsked || this.#shown.isWatched;
      const callers = isWatched ? present : [...present, ...(await backgroundLookers(db, this.#registryId))];
      const picture = await this.#reader.readAsAny(callers, base?.picture);
      metrics().looks.inc({ outcome: "seen" });
      this.#failures = 0;
      this.#retryAtMs = undefined;
      const kept =
        (await keepSnapshot(db, this.#registryKey, base, picture)) ??
        // Another process has looked meanwhile and was quicker.
        (await readSnapshot(db, this.#registryKey));
      this.#shown.show(kept ?? { picture, version: 0 });
      return kept?.picture ?? picture;
    } catch (error) {
      metrics().looks.inc({ outcome: isPersonal(error) ? "refused" : "failed" });
      // Whoever asked gets to hear of their own rights; those who watch go on with theirs.
      if (isAsked && isPersonal(error)) {
        this.#isHurried = this.#shown.isWatched;
        throw error;
      }
      this.#failures += 1;
      this.#retryAtMs = retryAtMsOf(error);
      if (!(error instanceof AppError)) logger.error({ err: error }, "look failed");
      await this.#tellTrouble(error, present.length);
      throw error;
    }
  }

  async #tellTrouble(error: unknown, askedAs: number): Promise<void> {
    if (isPersonal(error)) await noteNobodyMayRead(this.#registryId);
    const own = this.snapshot;
    if (own === undefined) return;
    const picture = withTrouble(own.picture, troubleOf(error, askedAs), this.#now());
    // People of other processes may have the rights that ours lack; and what cannot be kept is told here only.
    const keeping = isPersonal(error)
      ? undefined
      : getDatabase().then((db) => keepSnapshot(db, this.#registryKey, own, picture));
    const kept = await keeping?.catch(() => undefined);
    this.#shown.show(kept ?? { ...own, picture });
  }
}
