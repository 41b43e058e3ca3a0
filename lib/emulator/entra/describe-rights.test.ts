import { describe, expect, it } from "vitest";
import { initialState } from "../scenario/initial-state";
import { describeRights } from "./describe-rights";

function rightsIn(scenario: string, name: string): string {
  const state = initialState({ scenario, seed: 1, speed: 1, wallNowMs: 0, signingKey: {} });
  const person = state.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`There is no ${name}.`);
  return describeRights(state, person);
}

describe("what the account picker says of a person", () => {
  it.each([
    ["contoso", "owner", "Owner of the subscription Contoso Production"],
    ["contoso", "group", "Contributor of the resource group rg-platform"],
    ["contoso", "stranger", "No rights in Azure"],
    ["contoso", "approver", "No rights in Azure. In the dashboard: approver"],
    ["fleet:1000", "owner", "Owner in 18 of 18 subscriptions"],
    ["fleet:1000", "reader", "Reader in 9 of 18 subscriptions"],
  ])("in %s, of the %s, is %s", (scenario, name, expected) => {
    expect(rightsIn(scenario, name)).toBe(expected);
  });
});
