interface OperationError {
  readonly code: string;
  readonly message: string;
}

/** How the creation of a replica ends: well, badly, by disappearing, or never. */
export type CreationEnding =
  | { readonly type: "created" }
  | { readonly type: "failed"; readonly error: OperationError }
  | { readonly type: "vanished"; readonly error: OperationError }
  | { readonly type: "stuck" };
