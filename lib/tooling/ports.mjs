import { randomInt } from "node:crypto";
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

// Below those that systems give to connections (from 32768 on Linux, 49152 elsewhere): nobody gets one of these by
// chance between two starts of a server, or while one is on its way.
const FIRST_PORT = 10_240;
const LAST_PORT = 32_000;

/** @returns {Promise<number>} a port that nobody uses at the moment, and that no system gives away by itself */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    const problems = await Promise.all(LOOPBACK_ADDRESSES.map((address) => listenProblem(port, address)));
    // A machine may be without the newer family of addresses.
    if (!problems.includes("EADDRINUSE") && problems[0] === undefined) return port;
  }
}
