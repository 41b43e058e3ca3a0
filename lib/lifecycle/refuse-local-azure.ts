import "server-only";
import type { Configuration } from "@/lib/config/configuration";
import { ConfigurationError } from "@/lib/config/configuration-error";
import { isLoopbackOrigin } from "@/lib/config/loopback";

const TIME_LIMIT_MS = 2_000;

/**
 * With real Azure, refuses endpoints at which the local Azure answers: it signs in whoever asks.
 *
 * A proxy on this machine is fine, so they are known by what they answer. Elsewhere they are https, which the local
 * Azure does not speak.
 */
export async function refuseLocalAzure(
  configuration: Pick<Configuration, "azureMode" | "armEndpoint" | "authorityEndpoint">,
): Promise<void> {
  if (configuration.azureMode !== "azure") return;
  const endpoints = [
    { variable: "ARM_ENDPOINT", origin: configuration.armEndpoint },
    { variable: "AUTHORITY_ENDPOINT", origin: configuration.authorityEndpoint },
  ].filter(({ origin }) => isLoopbackOrigin(origin));
  const answers = await Promise.all(endpoints.map(({ origin }) => isLocalAzure(origin)));
  const problems = endpoints
    .filter((_, index) => answers[index])
    .map(
      ({ variable, origin }) =>
        `${variable} is ${origin}, where a local Azure answers. It signs in whoever asks: take the variable away, or set REPLICA_MAP_AZURE to emulator.`,
    );
  if (problems.length > 0) throw new ConfigurationError(problems);
}

async function isLocalAzure(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/_emulator/entra`, {
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      redirect: "manual",
      cache: "no-store",
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
