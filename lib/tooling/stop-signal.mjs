const STOP_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const SAME_PRESS_MS = 1_000;

/**
 * Resolves when somebody asks this process to stop; asking again is taken as "at once".
 *
 * @param {() => void} stopAtOnce
 * @returns {Promise<"asked to stop">}
 */
export function stopSignal(stopAtOnce) {
  return new Promise((resolve) => {
    /** @type {number | undefined} */
    let firstAt;
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => {
        firstAt ??= Date.now();
        // One Ctrl-C arrives twice when npm passes on what the terminal has sent to everybody already.
        if (Date.now() - firstAt > SAME_PRESS_MS) stopAtOnce();
        resolve("asked to stop");
      });
    }
  });
}
