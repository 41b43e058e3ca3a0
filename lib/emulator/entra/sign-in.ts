import { entraError } from "../errors/entra-error";
import type { ErrorMarks } from "../errors/entra-error-body";
import type { Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";
import { accountPicker, isSameAccount } from "./account-picker";
import { appRegistrationOf } from "./app-registration";
import { goOn, withAuthorizeRequest } from "./authorize";
import type { AuthorizeRequest } from "./authorize-request";
import { belongsTo, findAccount, issuerV2, nameOf, type Authority } from "./authority";
import { findHindrance } from "./conditions";
import { redirectRefusal } from "./redirect-back";
import { refusalPage } from "./refusal-page";
import { signedInAt, signIn } from "./sessions";

/** What the forms of the pages send: who it is, and the answer to what was asked then. */
export function signInForm(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  form: URLSearchParams,
  marks: ErrorMarks,
): Reply {
  const parameters = new URLSearchParams(form.get("request") ?? "");
  return withAuthorizeRequest(azure, authority, parameters, marks, (request) => {
    const person = chosenPerson(azure.state, authority, form, wire.origin);
    if (!("objectId" in person)) return refusalPage(person, marks);
    const already = signedInAt(azure, wire, authority).find((one) => one.person === person);
    const answer = form.get("answer");
    if (answer !== null) {
      if (already === undefined) return accountPicker(azure.state, request);
      if (answer === "cancel") {
        return redirectRefusal(request.target, declined(azure.state, request, person), marks);
      }
      settle(azure, request, person);
      return goOn(azure, request, already, {}, true);
    }
    // Choosing an account that is signed in already is no new proof of who it is.
    if (already !== undefined && request.prompt !== "login") return goOn(azure, request, already, {});
    const { signedIn, headers } = signIn(azure, wire, person);
    return goOn(azure, request, signedIn, headers);
  });
}

function chosenPerson(
  state: EmulatorState,
  authority: Authority,
  form: URLSearchParams,
  origin: string,
): Person | ReturnType<typeof entraError.accountNotFound> {
  const name = form.get("name") ?? undefined;
  const person =
    name === undefined
      ? findAccount(state, form.get("account") ?? "")
      : state.people.find((one) => one.kind === "User" && isSameAccount(one, name));
  if (person === undefined) return entraError.accountNotFound(name ?? "", nameOf(authority));
  if (belongsTo(authority, person)) return person;
  const { clientId, displayName } = appRegistrationOf(state);
  const issuer = issuerV2(origin, person.tenantId);
  return entraError.foreignAccount(person.principalName, issuer, nameOf(authority), clientId, displayName);
}

function declined(state: EmulatorState, request: AuthorizeRequest, person: Person) {
  const condition = findHindrance(state, person, request.asked)?.condition;
  if (condition?.type === "blocked") return entraError.blocked("access_denied");
  if (condition?.type === "consent-required" && condition.by === "administrator") {
    return entraError.adminConsentRequired();
  }
  return entraError.consentDeclined();
}

/** Only what a person can do something about: a block and an administrator's consent stay. */
function settle(azure: LocalAzure, request: AuthorizeRequest, person: Person): void {
  const hindrance = findHindrance(azure.state, person, request.asked);
  if (hindrance === undefined || hindrance.condition.type === "blocked") return;
  if (hindrance.condition.type === "consent-required" && hindrance.condition.by === "administrator") return;
  hindrance.settledBy.push(person.objectId);
  azure.changed();
}
