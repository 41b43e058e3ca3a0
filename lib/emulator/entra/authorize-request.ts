import { entraError } from "../errors/entra-error";
import { armError } from "../errors/arm-error";
import type { EmulatorState } from "../state/model";
import { appRegistrationOf, isRegisteredRedirect } from "./app-registration";
import { nameOf, type Authority } from "./authority";
import type { Asked } from "./conditions";
import type { ReplyTarget } from "./redirect-back";
import { requestedClaims } from "./requested-claims";
import { requestedScopes, resourceNames, type RequestedScopes } from "./requested-scopes";

const PROMPTS = ["none", "login", "select_account", "consent"] as const;
type Prompt = (typeof PROMPTS)[number];

/** A sign-in as the client asked for it, found to be in order. */
export interface AuthorizeRequest {
  readonly authority: Authority;
  readonly target: ReplyTarget;
  readonly scope: string;
  readonly scopes: RequestedScopes;
  readonly asked: Asked;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
  readonly prompt: Prompt | undefined;
  readonly loginHint: string | undefined;
  readonly wantsClientInfo: boolean;
  /** As it came, for the forms of the pages. */
  readonly parameters: URLSearchParams;
}

/**
 * Where the answer goes.
 *
 * Until client and address are known to belong together nothing may be sent anywhere: what is refused here
 * is shown to the person.
 */
export function replyTarget(
  state: EmulatorState,
  authority: Authority,
  parameters: URLSearchParams,
): ReplyTarget {
  const clientId = parameters.get("client_id");
  if (clientId === null) throw entraError.missingParameter("client_id");
  if (clientId !== appRegistrationOf(state).clientId) {
    throw entraError.clientNotFound(clientId, nameOf(authority));
  }
  const redirectUri = parameters.get("redirect_uri");
  if (redirectUri === null) throw entraError.noReplyAddress();
  if (!isRegisteredRedirect(state, redirectUri)) throw entraError.replyAddressUnknown(clientId, redirectUri);
  const responseMode = parameters.get("response_mode") ?? "query";
  if (responseMode === "form_post") throw armError.notImplemented("response_mode=form_post");
  if (responseMode !== "fragment" && responseMode !== "query") {
    throw entraError.unsupportedResponseMode(responseMode);
  }
  return { redirectUri, responseMode, state: parameters.get("state") ?? undefined };
}

const BASE64URL = /^[\w-]+$/;
/** A SHA-256 in base64url. */
const CHALLENGE_LENGTH = 43;

/** The rest of the request; what is refused here goes back to the client. */
export function authorizeRequest(
  state: EmulatorState,
  authority: Authority,
  target: ReplyTarget,
  parameters: URLSearchParams,
): AuthorizeRequest {
  const responseType = parameters.get("response_type");
  if (responseType === null) throw entraError.missingParameter("response_type");
  if (responseType !== "code") throw entraError.unsupportedResponseType(responseType);
  const scope = parameters.get("scope") ?? "";
  if (scope.trim() === "") throw entraError.missingParameter("scope");
  const prompt = parameters.get("prompt") ?? undefined;
  const knownPrompt = PROMPTS.find((one) => one === prompt);
  if (prompt !== undefined && knownPrompt === undefined) throw entraError.unsupportedPrompt(prompt);
  const { contexts } = requestedClaims(parameters.get("claims"));
  const scopes = requestedScopes(state, authority, scope);
  return {
    authority,
    target,
    scope,
    scopes,
    asked: { resources: resourceNames(scopes), contexts },
    codeChallenge: challengeOf(parameters),
    nonce: parameters.get("nonce") ?? undefined,
    prompt: knownPrompt,
    loginHint: parameters.get("login_hint") ?? undefined,
    wantsClientInfo: parameters.get("client_info") === "1",
    parameters,
  };
}

/** Entra takes `plain` too; the local one does not, so that nobody comes to rely on it. */
function challengeOf(parameters: URLSearchParams): string {
  const challenge = parameters.get("code_challenge");
  if (challenge === null) throw entraError.pkceRequired();
  if (parameters.get("code_challenge_method") !== "S256") throw entraError.challengeMethod();
  if (challenge.length !== CHALLENGE_LENGTH || !BASE64URL.test(challenge)) throw entraError.challengeSize();
  return challenge;
}
