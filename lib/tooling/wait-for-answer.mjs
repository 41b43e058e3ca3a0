import { setTimeout as pause } from "node:timers/promises";

const PAUSE_MS = 150;
const REQUEST_MS = 10_000;

/**
 * Asks until the server answers with one of the statuses; `undefined` when it did not within the time.
 *
 * @param {string} url
 * @param {readonly number[]} statuses
 * @param {number} withinMs
 */
export async function waitForAnswer(url, statuses, withinMs) {
  const giveUpAt = Date.now() + withinMs;
  while (Date.now() < giveUpAt) {
    const answer = await ask(url);
    if (answer !== undefined && statuses.includes(answer.status)) return answer;
    await pause(PAUSE_MS);
  }
  return undefined;
}

/** @param {string} url */
async function ask(url) {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(REQUEST_MS) });
    return { status: response.status, body: await response.text() };
  } catch {
    // Refused or cut off while it starts: asked again until the time is over.
    return undefined;
  }
}
