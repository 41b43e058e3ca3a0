import { EntraRefusal, entraError } from "../errors/entra-error";
import type { ErrorMarks } from "../errors/entra-error-body";
import type { Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { accountPicker, isSameAccount } from "./account-picker";
import { authorizeRequest, replyTarget, type AuthorizeRequest } from "./authorize-request";
import type { Authority } from "./authority";
import { conditionPage } from "./condition-page";
import { findHindrance, silentRefusal } from "./conditions";
import { issueCode } from "./issue-code";
import { redirectRefusal, type ReplyTarget } from "./redirect-back";
import { onlyFirstResource } from "./requested-scopes";
import { signedInAt, type SignedIn } from "./sessions";

/** Reads the client's request and answers it; a refusal goes back to the client once its address is trusted. */
export function withAuthorizeRequest(
  azure: LocalAzure,
  authority: Authority,
  parameters: URLSearchParams,
  marks: ErrorMarks,
  answer: (request: AuthorizeRequest) => Reply,
): Reply {
  const target: ReplyTarget = replyTarget(azure.state, authority, parameters);
  try {
    return answer(authorizeRequest(azure.state, authority, target, parameters));
  } catch (error) {
    if (error instanceof EntraRefusal) return redirectRefusal(target, error, marks);
    throw error;
  }
}

export function authorize(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  parameters: URLSearchParams,
  marks: ErrorMarks,
): Reply {
  return withAuthorizeRequest(azure, authority, parameters, marks, (request) => {
    const { prompt, loginHint } = request;
    if (prompt === "login" || prompt === "select_account") return accountPicker(azure.state, request);
    const signedIn = signedInAt(azure, wire, authority);
    const fitting =
      loginHint === undefined ? signedIn : signedIn.filter((one) => isSameAccount(one.person, loginHint));
    const [only, ...others] = fitting;
    if (prompt === "none") {
      if (only === undefined) throw entraError.notSignedIn();
      if (others.length > 0) throw entraError.severalSignedIn();
      return silently(azure, request, only);
    }
    if (only === undefined || others.length > 0) return accountPicker(azure.state, request);
    return goOn(azure, request, only, {});
  });
}

function silently(azure: LocalAzure, request: AuthorizeRequest, signedIn: SignedIn): Reply {
  const hindrance = findHindrance(azure.state, signedIn.person, request.asked);
  if (hindrance === undefined) return issueCode(azure, request, signedIn, {});
  throw silentRefusal(azure.state, hindrance, "authorize", onlyFirstResource(request.scopes).audience);
}

/** Asks what still stands in the way; then it is back to the client. */
export function goOn(
  azure: LocalAzure,
  request: AuthorizeRequest,
  signedIn: SignedIn,
  headers: Readonly<Record<string, string>>,
  hasConsented = false,
): Reply {
  const { person } = signedIn;
  const hindrance = findHindrance(azure.state, person, request.asked);
  const consentAsked = { type: "consent-required", by: "person", person: null, resource: null } as const;
  const asked =
    hindrance?.condition ?? (request.prompt === "consent" && !hasConsented ? consentAsked : undefined);
  return asked === undefined
    ? issueCode(azure, request, signedIn, headers)
    : conditionPage(azure.state, request, person, asked, headers);
}
