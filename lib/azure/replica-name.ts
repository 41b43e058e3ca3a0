import "server-only";
import { AppError } from "@/lib/errors/app-error";

/**
 * Lets only names through that ARM could have given: a name of `..` would turn the address of a replica into
 * that of its registry. https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries/replications
 */
export function checkedReplicaName(name: string): string {
  if (/^[a-zA-Z0-9]{1,50}$/.test(name)) return name;
  throw new AppError("invalid_input", {
    userMessage: "This is not the name of a replica.",
    nextStep: "Choose a replica on the map.",
  });
}
