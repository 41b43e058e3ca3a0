import { checkHealth } from "@/lib/lifecycle/health";

/** For load balancers and `npm start`: one line per dependency, and nothing about how they are reached. */
export async function GET(): Promise<Response> {
  const dependencies = await checkHealth();
  const lines = dependencies.map(
    ({ name, isUp, kind }) => `${name}: ${isUp ? "ok" : "down"}${kind === undefined ? "" : ` (${kind})`}\n`,
  );
  return new Response(lines.join(""), {
    status: dependencies.every(({ isUp }) => isUp) ? 200 : 503,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
