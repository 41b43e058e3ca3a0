import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import type { Registry } from "@/lib/azure/model";
import { getRegistry } from "@/lib/azure/get-registry";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
import { logger } from "@/lib/log/logger";
import type { Operation } from "@/lib/operations/model";
import { listOpenOperations, listRecentOperations } from "@/lib/operations/store";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { nextLookMs } from "./cadence";
import { lookAtReplicas } from "./look-at-replicas";
import { isPersonal, lookers } from "./lookers";
import type { PictureTrouble, RegistryPicture } from "./model";
import { isAtRest } from "./replicas-to-read";
import type { MissingLooks } from "./settle-operations";
import { fingerprint, hasOtherPlaces } from "./picture-changes";
import { settleOperations } from "./settle-operations";

/** One look at Azure, and whose rights it is made with. */
interface Look {
  readonly principals: readonly string[];
  readonly picture: Promise<RegistryPicture>;
}

type Listener = (picture: RegistryPicture, hasChanged: boolean) => void;

const REGISTRY_READ_EVERY_MS = 10_000;
const ENDED_OPERATIONS_SHOWN_MS = 10 * 60_000;
/** How long a registry is watched on after the last screen has gone, so that a reload finds it warm. */
const LINGER_MS = 60_000;
/** Whoever comes to a watcher that has rested is not made to wait for its next turn. */
const OLD_AFTER_MS = 10_000;

/**
 * The one place in this process that asks Azure about one registry, however many screens show it.
 *
 * It looks with the token of whoever asks, and by itself with that of somebody who watches; who may see what it saw
 * is decided in `admission.ts`. What Azure refuses to one of them is told to nobody else.
 */
export class RegistryWatcher {
  readonly #ref: RegistryRef;
  readonly #registryId: string;
  readonly #now: () => number;
  readonly #listeners = new Map<Listener, Caller>();
  readonly #missingLooks: MissingLooks = new Map();
  #lastAsked: Caller | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Look | undefined;
  #picture: RegistryPicture | undefined;
  #registryReadMs = 0;
  #lookNumber = 0;
  #failures = 0;
  #retryAtMs: number | undefined;
  #lastChangeMs: number;
  #lastAskedMs: number;
  #isHurried = false;

  constructor(ref: RegistryRef, now: () => number = Date.now) {
    this.#ref = ref;
    this.#registryId = formatRegistryId(ref);
    this.#now = now;
    this.#lastChangeMs = now();
    this.#lastAskedMs = now();
  }

  get picture(): RegistryPicture | undefined {
    return this.#picture;
  }

  get isIdle(): boolean {
    return this.#timer === undefined && this.#looking === undefined;
  }

  /** Tells every later picture to `listener` until the returned function is called. */
  subscribe(caller: Caller, listener: Listener): () => void {
    this.#listeners.set(listener, caller);
    this.#attend(caller);
    return () => {
      this.#listeners.delete(listener);
      this.#lastAskedMs = this.#now();
    };
  }

  /** Looks now. Looks that overlap are one. Throws the AppError that Azure caused; the picture then only ages. */
  async look(caller: Caller): Promise<RegistryPicture> {
    this.#lastAsked = caller;
    this.#lastAskedMs = this.#now();
    const running = this.#looking;
    if (running === undefined) return this.#begin([caller], { isAsked: true });
    try {
      return await running.picture;
    } catch (error) {
      if (!isPersonal(error) || running.principals.includes(armPrincipalOf(caller))) throw error;
      return this.look(caller);
    }
  }

  /** Looks now at everything, also at the registry itself, which most looks leave out. */
  async lookAtAll(caller: Caller): Promise<RegistryPicture> {
    this.#registryReadMs = 0;
    return this.look(caller);
  }

  /** Something of ours was started or changed: the registry itself and its replicas are looked at right away. */
  hurry(): void {
    this.#registryReadMs = 0;
    this.#lastChangeMs = this.#now();
    this.#isHurried = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
    this.#lastAsked = undefined;
  }

  #attend(caller: Caller): void {
    this.#lastAsked = caller;
    this.#lastAskedMs = this.#now();
    if (!this.isIdle) return;
    this.#isHurried = this.#ageMs() > OLD_AFTER_MS;
    this.#schedule();
  }

  #ageMs(): number {
    return this.#picture ? this.#now() - Date.parse(this.#picture.asOf) : Infinity;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#looking || !this.#isNeeded() || this.#lookers().length === 0) return;
    const delayMs = this.#isHurried && this.#failures === 0 ? 0 : this.#delayMs();
    this.#isHurried = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const callers = this.#lookers();
      if (this.#looking || callers.length === 0) return;
      // The failure is already in the picture as trouble; this look has nobody waiting for it.
      this.#begin(callers, { isAsked: false }).catch(() => undefined);
    }, delayMs);
    this.#timer.unref();
  }

  #isNeeded(): boolean {
    if (this.#listeners.size > 0) return true;
    if (this.#picture?.operations.some((operation) => operation.settledAt === undefined)) return true;
    return this.#now() - this.#lastAskedMs < LINGER_MS;
  }

  #delayMs(): number {
    return nextLookMs({
      nowMs: this.#now(),
      isChanging: this.#isChanging(),
      lastChangeMs: this.#lastChangeMs,
      failures: this.#failures,
      retryAtMs: this.#retryAtMs,
      random: Math.random(),
    });
  }

  #isChanging(): boolean {
    const picture = this.#picture;
    if (!picture) return false;
    return (
      picture.operations.some((operation) => operation.settledAt === undefined) ||
      picture.replicas.some((replica) => !isAtRest(replica)) ||
      !["succeeded", "failed", "canceled"].includes(picture.registry.provisioningState.toLowerCase())
    );
  }

  #lookers(): readonly Caller[] {
    return lookers(this.#listeners.values(), this.#lastAsked);
  }

  #begin(callers: readonly Caller[], { isAsked }: { isAsked: boolean }): Promise<RegistryPicture> {
    const look: Look = {
      principals: callers.map(armPrincipalOf),
      picture: this.#lookOnce(callers, isAsked).finally(() => {
        if (this.#looking === look) this.#looking = undefined;
        this.#schedule();
      }),
    };
    this.#looking = look;
    return look.picture;
  }

  async #lookOnce(callers: readonly Caller[], isAsked: boolean): Promise<RegistryPicture> {
    try {
      const picture = await this.#readAsAny(callers);
      this.#failures = 0;
      this.#retryAtMs = undefined;
      this.#tell(picture);
      return picture;
    } catch (error) {
      // Whoever asked gets to hear of their own rights; those who watch go on with theirs.
      if (isAsked && isPersonal(error)) {
        this.#isHurried = this.#listeners.size > 0;
        throw error;
      }
      this.#failures += 1;
      this.#retryAtMs = retryAtMsOf(error);
      if (!(error instanceof AppError))
        logger.error({ err: error, registryId: this.#registryId }, "look failed");
      const trouble = this.#troubleFrom(error, callers.length);
      if (this.#picture) this.#tell({ ...this.#picture, trouble });
      throw error;
    }
  }

  async #readAsAny([first, ...others]: readonly Caller[]): Promise<RegistryPicture> {
    if (first === undefined) throw new Error("Nobody is there to look for.");
    try {
      return await this.#read(first);
    } catch (error) {
      if (others.length === 0 || !isPersonal(error)) throw error;
      return this.#readAsAny(others);
    }
  }

  async #read(caller: Caller): Promise<RegistryPicture> {
    const startedMs = this.#now();
    const before = this.#picture;
    const db = await getDatabase();
    const open = await listOpenOperations(db, this.#registryId);
    const registry = await this.#readRegistry(caller, before?.registry, startedMs);
    const look = await lookAtReplicas(
      caller,
      this.#ref,
      registry.homeRegion,
      before?.replicas,
      open.map((operation) => operation.replicaName),
      this.#lookNumber++,
    );
    const settled = await settleOperations(
      { db, caller, nowMs: startedMs },
      open,
      look.readById,
      this.#missingLooks,
    );
    if (settled > 0 || hasOtherPlaces(before?.replicas, look.replicas)) this.#registryReadMs = 0;
    const operations = await this.#operationsToShow(startedMs);
    const isFresh = this.#registryReadMs !== 0;
    return {
      registry: isFresh ? registry : await this.#readRegistry(caller, registry, startedMs),
      replicas: look.replicas,
      operations,
      asOf: new Date(startedMs).toISOString(),
      trouble: undefined,
    };
  }

  async #readRegistry(caller: Caller, known: Registry | undefined, nowMs: number): Promise<Registry> {
    if (known && nowMs - this.#registryReadMs < REGISTRY_READ_EVERY_MS) return known;
    const registry = await getRegistry(caller, this.#ref);
    this.#registryReadMs = nowMs;
    return registry;
  }

  async #operationsToShow(nowMs: number): Promise<Operation[]> {
    const db = await getDatabase();
    return listRecentOperations(
      db,
      this.#registryId,
      new Date(nowMs - ENDED_OPERATIONS_SHOWN_MS).toISOString(),
    );
  }

  #tell(picture: RegistryPicture): void {
    const before = this.#picture;
    const hasChanged = !before || fingerprint(before) !== fingerprint(picture);
    if (hasChanged) this.#lastChangeMs = this.#now();
    this.#picture = picture;
    for (const listener of [...this.#listeners.keys()]) listener(picture, hasChanged);
  }

  #troubleFrom(error: unknown, askedAs: number): PictureTrouble {
    const isOfOneOfThem = askedAs > 1 && isPersonal(error);
    const message = isOfOneOfThem
      ? "Azure lets nobody who watches read this registry at the moment."
      : error instanceof AppError
        ? error.userMessage
        : "Azure cannot be read at the moment.";
    return { since: this.#picture?.trouble?.since ?? new Date(this.#now()).toISOString(), message };
  }
}

function retryAtMsOf(error: unknown): number | undefined {
  const retryAt = error instanceof AppError ? retryAtOf(error.refusal) : undefined;
  return retryAt === undefined ? undefined : Date.parse(retryAt);
}
