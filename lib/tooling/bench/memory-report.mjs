import { createServer } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Preloaded into a server that is measured: tells at BENCH_MEMORY_PORT what it holds once all that is garbage is gone.

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");

createServer((_request, response) => {
  collect();
  collect();
  response.end(JSON.stringify(process.memoryUsage()));
})
  .listen(Number(process.env["BENCH_MEMORY_PORT"]), "127.0.0.1")
  .unref();
