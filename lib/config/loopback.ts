const LOOPBACK_HOST_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** This machine only: the one place where plain http is safe. */
export function isLoopbackOrigin(origin: string): boolean {
  return LOOPBACK_HOST_NAMES.has(new URL(origin).hostname);
}
