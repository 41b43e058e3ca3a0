import { armError } from "../errors/arm-error";
import { json, type Reply } from "../http/reply";
import type { ArmCall } from "./arm-call";

/** One page of a list, with an absolute `nextLink` while there is more; the key is left out on the last page. */
export function page<Item>(call: ArmCall, items: readonly Item[], body: (item: Item) => unknown): Reply {
  const offset = offsetOf(call.request.query.get("$skiptoken"));
  const size = Math.min(call.azure.settings.pageSize, topOf(call.request.query.get("$top")));
  const value = items.slice(offset, offset + size).map((item) => body(item));
  const next = offset + size;
  return json(200, next < items.length ? { value, nextLink: nextLink(call, next) } : { value });
}

function nextLink(call: ArmCall, offset: number): string {
  const query = new URLSearchParams(call.request.query);
  query.set("$skiptoken", Buffer.from(`offset:${String(offset)}`).toString("base64url"));
  return `${call.request.origin}${call.request.path}?${query.toString().replaceAll("%24", "$")}`;
}

function offsetOf(token: string | null): number {
  if (token === null) return 0;
  const offset = /^offset:(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1];
  if (offset === undefined) throw armError.invalidQuery("$skiptoken");
  return Number(offset);
}

function topOf(top: string | null): number {
  if (top === null) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,6}$/.test(top)) throw armError.invalidQuery("$top");
  return Number(top);
}
