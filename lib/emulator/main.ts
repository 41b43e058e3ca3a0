import { optionsFrom } from "./environment";
import { startEmulator } from "./server";

function refuse(error: unknown): never {
  const isPortTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const taken = `Port ${process.env["EMULATOR_PORT"] ?? "4747"} is taken. Set EMULATOR_PORT to another one, or to 0 for any free one.`;
  console.error(isPortTaken ? taken : error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const running = await startEmulator(optionsFrom(process.env));
  console.log(`Local Azure on ${running.origin}`);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    running.close().then(() => process.exit(0), refuse);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch(refuse);
