import type { Reply } from "../http/reply";
import type { EmulatorState, Person } from "../state/model";
import { appRegistrationOf } from "./app-registration";
import type { AuthorizeRequest } from "./authorize-request";
import type { Hindrance } from "./conditions";
import { markup, type Html } from "./markup";
import { page } from "./page";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly accept: string | undefined;
  readonly cancel: string;
}

/** What a person is asked between choosing the account and going back to the application. */
export function conditionPage(
  state: EmulatorState,
  request: AuthorizeRequest,
  person: Person,
  condition: Hindrance,
  headers: Readonly<Record<string, string>>,
): Reply {
  const { displayName } = appRegistrationOf(state);
  const { title, text, accept, cancel } = stepFor(condition, displayName);
  const content = markup`
    <p>${person.principalName}</p>
    <p>${text}</p>
    <form method="post" action="/${request.authority.segment}/oauth2/v2.0/login">
      <input type="hidden" name="request" value="${request.parameters.toString()}" />
      <input type="hidden" name="account" value="${person.objectId}" />
      <ul>
        ${accept === undefined ? [] : [answer("accept", accept)]}
        ${answer("cancel", cancel)}
      </ul>
    </form>`;
  return page({ title, content, headers, formLeadsTo: request.target.redirectUri });
}

const answer = (value: string, label: string): Html =>
  markup`<li><button name="answer" value="${value}">${label}</button></li>`;

function stepFor(condition: Hindrance, application: string): Step {
  switch (condition.type) {
    case "consent-required":
      return condition.by === "person"
        ? {
            title: "Permissions requested",
            text: `${application} asks to act in your name.`,
            accept: "Accept",
            cancel: "Cancel",
          }
        : {
            title: "Need admin approval",
            text: `${application} needs permissions that only an administrator can grant.`,
            accept: undefined,
            cancel: "Return to the application without granting consent",
          };
    case "proof-required":
    case "claims-challenge":
      return {
        title: "More is asked of you",
        text: "Your organisation wants a second proof that it is you.",
        accept: "Prove it",
        cancel: "Cancel",
      };
    case "blocked":
      return {
        title: "You cannot access this right now",
        text: "Your sign-in was successful but does not meet the criteria to access this resource. AADSTS53003",
        accept: undefined,
        cancel: "Return to the application",
      };
  }
}
