import { entraError } from "../errors/entra-error";

export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name) ?? "";
  if (value === "") throw entraError.missingParameter(name);
  return value;
}
