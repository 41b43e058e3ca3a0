/** As ARM counts them: what is polled or asked by POST counts as a read. */
export type RequestKind = "read" | "write" | "delete";

export function requestKindOf(method: string): RequestKind {
  if (method === "DELETE") return "delete";
  return method === "PUT" || method === "PATCH" ? "write" : "read";
}
