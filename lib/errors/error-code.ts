export const ERROR_CODES = [
  "invalid_input",
  "signed_out",
  "forbidden",
  "not_found",
  "conflict",
  "throttled",
  "unavailable",
  "unexpected",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
