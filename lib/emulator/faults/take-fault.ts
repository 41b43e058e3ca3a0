import type { EmulatorState, Fault } from "../state/model";
import type { EffectOf, FaultEffect } from "./fault-effect";
import { pathPattern } from "./path-pattern";

interface Matched {
  readonly method: string;
  readonly path: string;
}

/**
 * The oldest fault of one of these types that this request matches, used up by one time.
 *
 * `applies` is asked before it is used up: a fault that has nothing to do here stays for the next request.
 */
export function takeFault<Type extends FaultEffect["type"]>(
  state: EmulatorState,
  request: Matched,
  types: readonly Type[],
  applies: (effect: EffectOf<Type>) => boolean = () => true,
): { readonly effect: EffectOf<Type>; readonly fault: Fault } | undefined {
  for (const fault of state.faults) {
    const { effect } = fault;
    if (!isOneOf(effect, types) || !matches(fault, request) || !applies(effect)) continue;
    if (fault.timesLeft !== null) fault.timesLeft -= 1;
    if (fault.timesLeft === 0) state.faults = state.faults.filter((one) => one !== fault);
    return { effect, fault };
  }
  return undefined;
}

function isOneOf<Type extends FaultEffect["type"]>(
  effect: FaultEffect,
  types: readonly Type[],
): effect is EffectOf<Type> {
  return types.some((type) => type === effect.type);
}

function matches(fault: Fault, request: Matched): boolean {
  const isMethod = fault.method === "*" || fault.method === request.method.toUpperCase();
  return isMethod && pathPattern(fault.path).test(request.path);
}
