import type { Reply } from "../http/reply";
import type { EmulatorState, Person } from "../state/model";
import type { AuthorizeRequest } from "./authorize-request";
import { belongsTo, nameOf } from "./authority";
import { describeRights } from "./describe-rights";
import { markup, type Html } from "./markup";
import { page } from "./page";

/** Everybody who may sign in here, whom the client hinted at first. */
export function accountPicker(state: EmulatorState, request: AuthorizeRequest): Reply {
  const { authority, loginHint, parameters, target } = request;
  const people = state.people.filter((one) => belongsTo(authority, one));
  const isHinted = (one: Person) => isSameAccount(one, loginHint);
  const ordered = [...people.filter(isHinted), ...people.filter((one) => !isHinted(one))];
  const where = authority.tenant === undefined ? "" : ` in ${nameOf(authority)}`;
  const content = markup`
    <p>Who are you${where}?</p>
    <form method="post" action="/${authority.segment}/oauth2/v2.0/login">
      <input type="hidden" name="request" value="${parameters.toString()}" />
      <ul>${ordered.map((one) => choice(state, one))}</ul>
    </form>
    <form method="post" action="/${authority.segment}/oauth2/v2.0/login">
      <input type="hidden" name="request" value="${parameters.toString()}" />
      <label for="name">Another account</label>
      <input id="name" name="name" required autocomplete="off" spellcheck="false" />
      <button>Next</button>
    </form>`;
  return page({ title: "Pick an account", content, formLeadsTo: target.redirectUri });
}

export const isSameAccount = (person: Person, name: string | undefined): boolean =>
  person.principalName.toLowerCase() === name?.trim().toLowerCase();

const choice = (state: EmulatorState, person: Person): Html => markup`
  <li>
    <button name="account" value="${person.objectId}">
      <span class="name">${person.displayName}</span>
      <span>${person.principalName}</span>
      <span class="note">${describeRights(state, person)}</span>
    </button>
  </li>`;
