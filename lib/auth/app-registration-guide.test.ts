import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { refusalWords } from "@/lib/errors/refusal-words";
import { APP_ROLES, permissionsOf } from "./app-roles";

const guide = readFileSync("docs/app-registration.md", "utf8");

const Registration = z.object({
  spa: z.object({ redirectUris: z.array(z.string()) }),
  optionalClaims: z.object({ idToken: z.array(z.object({ name: z.string() })) }),
  appRoles: z.array(
    z.object({
      id: z.guid(),
      value: z.string(),
      displayName: z.string().min(1),
      description: z.string().min(1),
      allowedMemberTypes: z.array(z.string()),
      isEnabled: z.literal(true),
    }),
  ),
});

/** What the guide has an operator send, with the shell's variables left in it. */
function registration(): z.infer<typeof Registration> {
  const json = /<<JSON\n([\s\S]*?)\nJSON\n/.exec(guide)?.[1];
  if (json === undefined) throw new Error("The guide sends no app registration.");
  return Registration.parse(JSON.parse(json.replace("$PERMISSIONS", "[]")));
}

describe("the guide to the app registration", () => {
  it("makes the very roles that tokens are searched for, each under an id of its own", () => {
    const { appRoles } = registration();
    expect(appRoles.map(({ value }) => value)).toEqual(APP_ROLES);
    expect(new Set(appRoles.map(({ id }) => id)).size).toBe(APP_ROLES.length);
    for (const { allowedMemberTypes } of appRoles) expect(allowedMemberTypes).toEqual(["User"]);
  });

  it("explains each of them, and no others", () => {
    const table = /^\| Role .*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(guide)?.[1] ?? "";
    const rows = [...table.matchAll(/^\| (none|`(\w+)`) +\|(.*)\|(.*)\|$/gm)];
    expect(rows.map(([, , role]) => role)).toEqual([undefined, ...APP_ROLES]);
    for (const [row, , name, delegated = "", service = ""] of rows) {
      const roles = APP_ROLES.filter((role) => role === name);
      const mayChange = permissionsOf("service", roles).has("replications/write");
      expect(service.includes("makes every change"), row).toBe(mayChange);
      for (const [mode, cell] of [
        ["delegated", delegated],
        ["service", service],
      ] as const) {
        const isAdministrator = permissionsOf(mode, roles).has("sessions/administer");
        expect(cell.includes("ends everybody's sessions"), row).toBe(isAdministrator);
      }
    }
  });

  it("gives people only roles that there are, and so does what is said to somebody without one", () => {
    const given = [...guide.matchAll(/^assign ".*" (\S+)$/gm)].map(([, role]) => role);
    expect(given.length).toBeGreaterThan(0);
    for (const role of given) expect(APP_ROLES).toContain(role);
    const { nextStep } = refusalWords({ kind: "no_app_role" });
    for (const role of APP_ROLES) expect(nextStep).toContain(role);
  });

  it("asks for the claim and names the pages that a sign-in needs", () => {
    const { optionalClaims, spa } = registration();
    expect(optionalClaims.idToken).toEqual([{ name: "auth_time" }]);
    expect(spa.redirectUris).toEqual(["$PUBLIC_ORIGIN/auth/redirect", "$PUBLIC_ORIGIN/signed-out"]);
    for (const uri of spa.redirectUris) {
      expect(existsSync(`app${uri.replace("$PUBLIC_ORIGIN", "")}/page.tsx`), uri).toBe(true);
    }
  });
});
