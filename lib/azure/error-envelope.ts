import "server-only";
import { isJsonObject, type JsonObject, textOf } from "./json-object";

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
  const reason = reasonOfResourceGraph(error);
  return {
    azureCode: textOf(reason?.["code"]) ?? azureCode,
    azureMessage: (textOf(reason?.["message"]) ?? textOf(error["message"]) ?? "").slice(0, LONGEST_MESSAGE),
    additionalInfo: Array.isArray(additionalInfo) ? additionalInfo : [],
  };
}

/** Resource Graph's own sentence is for support alone; why it refused is the last of the details. */
function reasonOfResourceGraph(error: JsonObject): JsonObject | undefined {
  const details = error["details"];
  const isNoise = textOf(error["message"])?.startsWith("Please provide below info when asking for support");
  return isNoise === true && Array.isArray(details) ? details.filter(isJsonObject).at(-1) : undefined;
}
