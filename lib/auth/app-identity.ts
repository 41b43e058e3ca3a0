import "server-only";
import type { TokenCredential } from "@azure/identity";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import { makeAppCredential } from "./app-credential";
import { appIdentityError } from "./app-identity-error";

interface ArmToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** Not more than the five minutes from which on @azure/identity asks anew by itself. */
const RENEW_BEFORE_END_MS = 4 * 60_000;
/** A token that ends sooner than this may end on its way. */
const LEAST_LEFT_MS = 10_000;
const TIMEOUT_MS = 15_000;

/** Hands out the app's own ARM token: one request at a time, renewed before its end. */
export class AppIdentity {
  readonly #makeCredential: () => Promise<TokenCredential>;
  readonly #scope: string;
  readonly #now: () => number;
  #credential: Promise<TokenCredential> | undefined;
  #kept: ArmToken | undefined;
  #asking: Promise<ArmToken> | undefined;

  constructor(makeCredential: () => Promise<TokenCredential>, scope: string, now: () => number = Date.now) {
    this.#makeCredential = makeCredential;
    this.#scope = scope;
    this.#now = now;
  }

  async token(): Promise<ArmToken> {
    if (this.#kept !== undefined && this.#leftMs(this.#kept) > RENEW_BEFORE_END_MS) return this.#kept;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    try {
      return await this.#asking;
    } catch (error) {
      if (this.#kept === undefined || this.#leftMs(this.#kept) < LEAST_LEFT_MS) throw error;
      logger.warn({ err: error }, "the app's own token could not be renewed and is used to its end");
      return this.#kept;
    }
  }

  /** ARM refused this one: the next is asked for, as far as what gives it out does not keep it itself. */
  forget({ expiresOnTimestamp }: Pick<ArmToken, "expiresOnTimestamp">): void {
    if (this.#kept?.expiresOnTimestamp !== expiresOnTimestamp) return;
    this.#kept = undefined;
    this.#credential = undefined;
  }

  #leftMs({ expiresOnTimestamp }: ArmToken): number {
    return expiresOnTimestamp - this.#now();
  }

  async #ask(): Promise<ArmToken> {
    this.#credential ??= this.#makeCredential();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const credential = await this.#credential;
      const answer = await Promise.race([
        credential.getToken(this.#scope, { abortSignal: signal }),
        rejectionOn(signal),
      ]);
      if (answer === null) throw new Error("The credential gave no token.");
      const { token, expiresOnTimestamp } = answer;
      this.#kept = { token, expiresOnTimestamp };
      return this.#kept;
    } catch (error) {
      this.#credential = undefined;
      if (error instanceof AppError) throw error;
      logger.error({ err: error }, "the app's own identity could not be had");
      throw appIdentityError(error);
    }
  }
}

function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(new DOMException("The app's identity took too long to answer.", "TimeoutError"));
    });
  });
}

const KEY = Symbol.for("replica-map.app-identity");
const place = globalThis as typeof globalThis & { [KEY]?: AppIdentity | undefined };

/** The app's own tokens for ARM. Whether the app acts at all is decided in `arm-credential.ts` and nowhere else. */
export function appIdentity(): Pick<AppIdentity, "token" | "forget"> {
  place[KEY] ??= new AppIdentity(
    () => makeAppCredential(getConfiguration(), process.env),
    getConfiguration().armScope,
  );
  return place[KEY];
}
