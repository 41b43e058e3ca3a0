import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APP_ROLES, appRolesAmong, permissionsOf } from "./app-roles";

const IN_AZURE = ["registries/read", "registries/write", "replications/delete", "replications/write"];

describe("what people may do here", () => {
  it.each([
    ["delegated", [], [...IN_AZURE, "sessions/end-own"]],
    ["delegated", ["viewer"], [...IN_AZURE, "sessions/end-own"]],
    [
      "delegated",
      ["administrator"],
      [...IN_AZURE, "sessions/administer", "sessions/end-own", "walls/administer"],
    ],
    ["service", [], ["sessions/end-own"]],
    ["service", ["viewer"], ["registries/read", "sessions/end-own"]],
    ["service", ["requester"], ["registries/read", "sessions/end-own"]],
    ["service", ["approver"], ["registries/read", "sessions/end-own"]],
    [
      "service",
      ["administrator"],
      [...IN_AZURE, "sessions/administer", "sessions/end-own", "walls/administer"],
    ],
    ["service", ["viewer", "approver"], ["registries/read", "sessions/end-own"]],
  ] as const)("in mode %s with the roles %j is this and nothing else", (accessMode, roles, expected) => {
    expect([...permissionsOf(accessMode, roles)].sort()).toEqual(expected);
  });

  it("in service mode never reaches beyond reading without the role administrator", () => {
    fc.assert(
      fc.property(fc.subarray(APP_ROLES.filter((role) => role !== "administrator")), (roles) => {
        const changing = [...permissionsOf("service", roles)].filter((one) =>
          /write|delete|administer/.test(one),
        );
        expect(changing).toEqual([]);
      }),
    );
  });
});

describe("the roles of a token", () => {
  it("are those we know, whatever else it says", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...APP_ROLES), fc.string(), fc.integer())), (values) => {
        const roles = appRolesAmong(values);
        expect(roles).toEqual(APP_ROLES.filter((role) => values.includes(role)));
      }),
    );
  });

  it("are none for what only looks like one", () => {
    expect(
      appRolesAmong(["Administrator", "administrator ", "*", null, { viewer: true }, "__proto__"]),
    ).toEqual([]);
  });
});
