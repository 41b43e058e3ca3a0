import "server-only";
import { isJsonObject, textOf } from "./json-object";

export interface ErrorEnvelope {
  readonly azureCode: string;
  readonly azureMessage: string;
  readonly additionalInfo: readonly unknown[];
}

/** A sentence with the JSON of many policies in it stays far below this. */
const LONGEST_MESSAGE = 20_000;

/**
 * Reads what ARM's front door and the registry provider wrap an error in; the provider adds `"status":"Failed"`
 * beside `error`. Undefined for anything else, such as a page from a proxy on the way.
 */
export function readErrorEnvelope(body: unknown): ErrorEnvelope | undefined {
  if (!isJsonObject(body)) return undefined;
  const error = body["error"];
  if (!isJsonObject(error)) return undefined;
  const azureCode = textOf(error["code"]);
  if (azureCode === undefined) return undefined;
  const additionalInfo = error["additionalInfo"];
  return {
    azureCode,
    azureMessage: (textOf(error["message"]) ?? "").slice(0, LONGEST_MESSAGE),
    additionalInfo: Array.isArray(additionalInfo) ? additionalInfo : [],
  };
}
