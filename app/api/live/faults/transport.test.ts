import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { aStruckRegistry } from "../fixtures/a-struck-registry";
import { CHANGE_NAMES, CHANGES, CONTOSO, pathOf } from "../fixtures/three-changes";
import { endOfWrite, TRANSPORT_FAULT_NAMES, TRANSPORT_FAULTS } from "../fixtures/transport-faults";

const struck = aStruckRegistry();
const { proxy, clock, press, shown, now, drawn, untilToldAsEnded, expectKept, expectNothingFresherThanRead } =
  struck;

const POLLS = [/\/operationStatuses\//, /\/operationResults\//];
/** The registry, its list and each replica; not the operations. */
const READS = new RegExp(`^${formatRegistryId(CONTOSO)}(/replications(/[^/]+)?)?$`);
const OUTAGE_SECONDS = 90;

describe("the write of each kind of change", () => {
  it.each(TRANSPORT_FAULT_NAMES)("meets %s", async (fault) => {
    for (const name of CHANGE_NAMES) {
      proxy.strike(CHANGES[name].method, new RegExp(`^${pathOf(name)}$`), TRANSPORT_FAULTS[fault], 1);
    }
    const answers = await Promise.all(CHANGE_NAMES.map(press));
    const refused = answers.filter((answer) => answer instanceof AppError);
    for (const { nextStep } of refused) expect(nextStep).toMatch(/^(Wait|It is being watched)/);
    await untilToldAsEnded(CHANGE_NAMES);
    for (const name of CHANGE_NAMES) {
      expect(shown(name)?.state).toBe(endOfWrite(fault));
      await expectKept(name, endOfWrite(fault));
    }
    expectNothingFresherThanRead();
  });
});

describe("the polls of each kind of change", () => {
  it.each(TRANSPORT_FAULT_NAMES)("meet %s", async (fault) => {
    for (const poll of POLLS) proxy.strike("GET", poll, TRANSPORT_FAULTS[fault]);
    await Promise.all(CHANGE_NAMES.map(press));
    await untilToldAsEnded(CHANGE_NAMES);
    for (const poll of POLLS) expect(proxy.passed().some(({ path }) => poll.test(path))).toBe(true);
    for (const name of CHANGE_NAMES) await expectKept(name, "succeeded");
    // The replicas were read all the time.
    expect(drawn().filter(({ trouble }) => trouble !== undefined)).toEqual([]);
    expectNothingFresherThanRead();
  });
});

describe("the reads of a registry in which each kind of change runs", () => {
  it.each(TRANSPORT_FAULT_NAMES)("meet %s", async (fault) => {
    await Promise.all(CHANGE_NAMES.map(press));
    proxy.strike("GET", READS, TRANSPORT_FAULTS[fault]);
    await clock.until(() => now().trouble !== undefined);
    const last = now();
    const before = drawn().length;
    await clock.pass(OUTAGE_SECONDS);
    for (const { asOf, trouble, operations, replicas } of drawn().slice(before)) {
      expect([asOf, trouble?.kind, replicas]).toEqual([last.asOf, "azure", last.replicas]);
      expect(operations.map(({ settledAt }) => settledAt)).toEqual(last.operations.map(() => undefined));
    }
    expect(now().trouble).toBeDefined();

    proxy.restore();
    await clock.until(() => now().trouble === undefined);
    expect(now().asOf > last.asOf).toBe(true);
    await untilToldAsEnded(CHANGE_NAMES);
    for (const name of CHANGE_NAMES) await expectKept(name, "succeeded");
    expectNothingFresherThanRead();
  });
});
