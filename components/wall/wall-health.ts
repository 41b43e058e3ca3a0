import { ageWords } from "@/components/ui/format-time";
import { STALE_AFTER_SECONDS } from "@/lib/tracking/model";
import type { WallRegistry, WallTrouble } from "@/lib/walls/model";

/** What a screen says of how true its picture is. */
export interface WallHealth {
  readonly isWell: boolean;
  /** `data 3 s old`. */
  readonly age: string;
  /** Why it is not well, in plain words. */
  readonly warning: string | undefined;
}

interface Heard {
  /** By the server's clock. */
  readonly nowMs: number;
  /** When the server was last heard; undefined while the first connection is being made. */
  readonly heardAtMs: number | undefined;
  /** It answers that its database is away, while it sends nothing. */
  readonly isStoreAway: boolean;
}

/** Beats come every five seconds. */
const SILENT_AFTER_MS = 12_000;

export function healthOf(
  registries: readonly Pick<WallRegistry, "asOf" | "trouble">[],
  { nowMs, heardAtMs, isStoreAway }: Heard,
): WallHealth {
  const oldest = registries
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(0);
  const ageSeconds = oldest === undefined ? undefined : (nowMs - Date.parse(oldest)) / 1_000;
  const age = ageSeconds === undefined ? "no data yet" : `data ${ageWords(ageSeconds)} old`;
  const silentMs = heardAtMs === undefined ? 0 : nowMs - heardAtMs;
  const isStale = ageSeconds !== undefined && ageSeconds > STALE_AFTER_SECONDS;
  const silence = isStoreAway
    ? TROUBLE_WORDS.store
    : `Not live. No connection to Replica Map for ${ageWords(silentMs / 1_000)}; it comes back by itself.`;
  const warning =
    silentMs > SILENT_AFTER_MS
      ? silence
      : (troubleWords(registries) ??
        (isStale ? "Not live. Azure has not been read for a while." : undefined));
  return { isWell: warning === undefined && ageSeconds !== undefined, age, warning };
}

/** Older than this, a registry is drawn as stale. */
export function isRegistryStale({ asOf }: Pick<WallRegistry, "asOf">, nowMs: number): boolean {
  return asOf !== undefined && nowMs - Date.parse(asOf) > STALE_AFTER_SECONDS * 1_000;
}

function troubleWords(registries: readonly Pick<WallRegistry, "trouble">[]): string | undefined {
  const troubled = registries.flatMap(({ trouble }) => trouble ?? []);
  const [first] = troubled;
  if (first === undefined) return undefined;
  if (registries.length === 1) return TROUBLE_WORDS[first.kind];
  return `${troubled.length} of ${registries.length} registries cannot be read now.`;
}

export const TROUBLE_WORDS: Readonly<Record<WallTrouble["kind"], string>> = {
  azure: "Not live. Azure cannot be read at the moment; it is tried again by itself.",
  store: "Not live. Replica Map’s database is away; it is tried again by itself.",
  rights: "Replica Map’s own identity may not read this registry. Ask an administrator.",
  gone: "Azure does not know this registry any more.",
};
