import "server-only";

/** The store cannot be opened as things are. The message is for the operator and says what to do. */
export class StoreRefusal extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreRefusal";
  }
}
