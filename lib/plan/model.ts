/** What a change would do, to be read before it is made. Nothing here is a promise: Azure decides. */
export interface ChangePreview {
  readonly azCommands: readonly string[];
  readonly leastAzVersion: string;
  readonly armRequests: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  /** Host names that start or stop answering. */
  readonly appearing: readonly string[];
  readonly vanishing: readonly string[];
  /** What a person should know first, in whole sentences. */
  readonly notices: readonly string[];
}
