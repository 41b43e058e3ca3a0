import { Refused } from "../refused.mjs";
import { measureClients } from "./measure-clients";
import { measureFleet } from "./measure-fleet";
import { measureInstances } from "./measure-instances";
import { measurePages } from "./measure-pages";
import { measureReads } from "./measure-reads";
import { measureRestart } from "./measure-restart";
import type { Measurement } from "./measurement";
import type { Bench } from "./with-servers";

interface Part {
  /** As it is named on the command line, whole or by its beginning, and in the document. */
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<Measurement[]>;
}

const PARTS: readonly Part[] = [
  { name: "pages", measure: measurePages },
  { name: "fleet", measure: measureFleet },
  { name: "live-reads", measure: measureReads },
  { name: "live-clients", measure: measureClients },
  { name: "live-instances", measure: measureInstances },
  { name: "live-restart", measure: measureRestart },
];

/** All of them when none is named. */
export function chosenParts(names: readonly string[]): readonly Part[] {
  const known = PARTS.map(({ name }) => name);
  for (const name of names) {
    if (known.some((one) => one.startsWith(name))) continue;
    throw new Refused(`There is no benchmark ${name}; there are ${known.join(", ")}.`);
  }
  return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.some((one) => name.startsWith(one)));
}
