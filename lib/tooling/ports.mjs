import { createServer } from "node:net";
import { Refused } from "./refused.mjs";

// Both families: a browser tries either for "localhost", and would reach whoever holds the other one.
const LOOPBACK_ADDRESSES = ["127.0.0.1", "::1"];

/**
 * @param {number} port
 * @param {string} variable the one that chooses this port
 */
export async function refuseTakenPort(port, variable) {
  for (const address of LOOPBACK_ADDRESSES) {
    const problem = await listenProblem(port, address);
    if (problem === "EADDRINUSE") {
      throw new Refused(
        `Port ${port} is in use. Stop the program that uses it, or choose another port: ${variable}=${freeNeighbour(port)} npm start`,
      );
    }
    if (problem === "EACCES") {
      throw new Refused(
        `Port ${port} may not be used by this account; set ${variable} to a number above 1023.`,
      );
    }
  }
}

/** @param {number} port */
const freeNeighbour = (port) => (port < 65_000 ? port + 10 : port - 10);

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's error code
 */
function listenProblem(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** @returns {Promise<number>} a port that nobody uses at the moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("a TCP server has a port")),
      );
    });
  });
}
