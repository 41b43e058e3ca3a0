import type { ArmAnswer } from "./arm-errors";

export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
export const REGISTRY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/apps/providers/Microsoft.ContainerRegistry/registries/contoso`;
export const REPLICA_ID = `${REGISTRY_ID}/replications/eastus`;

interface AnswerParts {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function anArmAnswer(status: number, body: unknown, parts: AnswerParts = {}): ArmAnswer {
  return {
    method: parts.method ?? "PUT",
    path: parts.path ?? REPLICA_ID,
    status,
    header: (name) => parts.headers?.[name],
    body,
  };
}

export function anArmError(
  status: number,
  code: string,
  message: string,
  parts: AnswerParts = {},
): ArmAnswer {
  return anArmAnswer(status, { error: { code, message } }, parts);
}
