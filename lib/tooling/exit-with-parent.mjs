// Preloaded into every long-running child. The operating system closes the channel however the parent ends,
// `kill -9` included, so no server is left behind holding a port and the data folder.

const GRACE_MS = 5_000;

if (process.connected && process.env["EXIT_WITH_PARENT"]) {
  // The child's own children inherit this preload, and need their channels for themselves.
  delete process.env["EXIT_WITH_PARENT"];
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel?.unref();
}
