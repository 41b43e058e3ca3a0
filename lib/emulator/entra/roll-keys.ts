import { makeSigningKey, publicKeyOf } from "../identity/signing-key";
import type { LocalAzure } from "../local-azure";

/** A new key signs from now on; the one before it stays published. */
export async function rollKeys(azure: LocalAzure): Promise<void> {
  const made = await makeSigningKey();
  azure.state.entra.previousKeys.push(publicKeyOf(azure.state.signingKey));
  azure.state.signingKey = made;
  azure.changed();
}

/** Only the key that signs stays published: what older ones signed is no longer good anywhere. */
export function retireKeys(azure: LocalAzure): void {
  azure.state.entra.previousKeys = [];
  azure.changed();
}
