import type { Operation } from "@/lib/operations/model";

/** An observation also names an operation that has ended shortly before: what came after it is not its doing. */
export function wasOpen(
  { requestedAt, settledAt }: Pick<Operation, "requestedAt" | "settledAt">,
  atIso: string,
): boolean {
  return requestedAt <= atIso && (settledAt === undefined || settledAt >= atIso);
}
