/**
 * Simulated time, on which operations, sync and propagation run.
 *
 * An anchor of both times and a factor: nothing ticks, and time that passes while the process is down counts too.
 */
export interface ClockState {
  wallMs: number;
  simulatedMs: number;
  speed: number;
}

export function simulatedNow(clock: ClockState, wallNowMs: number): number {
  return clock.simulatedMs + Math.max(0, wallNowMs - clock.wallMs) * clock.speed;
}

/** When a simulated instant happened on the wall; instants that an advance skipped over happened at the advance. */
export function wallTimeOf(clock: ClockState, simulatedMs: number): number {
  return clock.wallMs + Math.max(0, simulatedMs - clock.simulatedMs) / clock.speed;
}

export function advanced(clock: ClockState, wallNowMs: number, advanceMs: number): ClockState {
  return { ...clock, wallMs: wallNowMs, simulatedMs: simulatedNow(clock, wallNowMs) + advanceMs };
}

export function withSpeed(clock: ClockState, wallNowMs: number, speed: number): ClockState {
  return { wallMs: wallNowMs, simulatedMs: simulatedNow(clock, wallNowMs), speed };
}
