/**
 * Why a change was refused, as facts. The words for people are made from it in `refusal-words.ts`.
 *
 * `scope` values are ARM resource ids as Azure wrote them.
 */
export type Refusal =
  | { kind: "not_premium"; tier: string | undefined }
  | { kind: "already_premium" }
  | { kind: "region_not_offered"; region: string }
  | { kind: "locked"; scope: string; lockNames: readonly string[] }
  | { kind: "policy"; assignments: readonly string[] }
  | { kind: "missing_right"; action: string; scope: string }
  | { kind: "throttled"; retryAt: string }
  /** By ourselves, where `throttled` is by Azure. */
  | { kind: "rate_limited"; retryAt: string }
  /** More live pages of one session or person than we keep. */
  | { kind: "too_many_feeds"; most: number; retryAt: string }
  | { kind: "already_there"; region: string }
  | { kind: "not_confirmed"; expected: string }
  | { kind: "home_replica" }
  /** Only what has failed is repaired. */
  | { kind: "not_failed"; region: string }
  | { kind: "not_repaired"; region: string }
  | { kind: "last_routed_replica" }
  | { kind: "data_endpoints_locked_on" }
  | { kind: "already_running"; what: string }
  | { kind: "busy" }
  | { kind: "gone"; what: string }
  | { kind: "timed_out" }
  | { kind: "azure_failed"; status: number; retryAt: string | undefined }
  | { kind: "unreachable" }
  | { kind: "store_unreachable" }
  | { kind: "malformed_answer" }
  /** ARM takes the person's token no longer: it is over, was taken back, or the sign-in has to prove more. */
  | { kind: "sign_in_again" }
  | { kind: "fresh_sign_in"; maxAgeMinutes: number }
  /** ARM does not take the token of the app's own identity: nothing that the person could mend. */
  | { kind: "app_identity_refused" }
  | { kind: "no_app_role" }
  | { kind: "other_tenant" }
  | { kind: "signed_in_as"; name: string }
  | { kind: "sign_in_service_unreachable" }
  | { kind: "azure_said"; azureCode: string; azureMessage: string };
