import "server-only";
import type { Refusal } from "@/lib/errors/refusal";
import type { ErrorEnvelope } from "./error-envelope";
import { isJsonObject, textOf } from "./json-object";
import { safeSentence } from "./safe-sentence";

/** Names the assignments that refused: from `additionalInfo`, one element each, else from the JSON inside the sentence. */
export function readPolicyViolation({ additionalInfo, azureMessage }: ErrorEnvelope): Refusal {
  const described = additionalInfo.flatMap(assignmentOfInfo);
  const assignments = described.length > 0 ? described : assignmentsOfSentence(azureMessage);
  return { kind: "policy", assignments: [...new Set(assignments.map(safeSentence))] };
}

function assignmentOfInfo(element: unknown): string[] {
  if (!isJsonObject(element) || !isJsonObject(element["info"])) return [];
  const info = element["info"];
  const name = textOf(info["policyAssignmentDisplayName"]) ?? textOf(info["policyAssignmentName"]);
  return name === undefined ? [] : [name];
}

function assignmentsOfSentence(sentence: string): string[] {
  const start = sentence.indexOf("'[", sentence.indexOf("Policy identifiers:"));
  const end = sentence.lastIndexOf("]'");
  if (start < 0 || end < start) return [];
  let identifiers: unknown;
  try {
    identifiers = JSON.parse(sentence.slice(start + 1, end + 1));
  } catch {
    return [];
  }
  if (!Array.isArray(identifiers)) return [];
  return identifiers.flatMap((identifier: unknown) => {
    if (!isJsonObject(identifier) || !isJsonObject(identifier["policyAssignment"])) return [];
    const name = textOf(identifier["policyAssignment"]["name"]);
    return name === undefined ? [] : [name];
  });
}
