import { startEmulator } from "./server";

const running = await startEmulator({ port: Number(process.env["EMULATOR_PORT"] ?? 4747) });
console.log(`Local Azure on ${running.origin}`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void running.close().then(() => process.exit(0));
  });
}
