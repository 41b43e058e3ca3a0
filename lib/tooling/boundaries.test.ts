import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { PACKAGE_IMPORT_RULES } from "./eslint/package-imports.mjs";
import { PROJECT_IMPORT_RULES } from "./eslint/project-imports.mjs";
import { inProject, PROJECT_ROOT } from "./project-root.mjs";

interface Planted {
  rule: string;
  at: string;
  code: string;
}

const PLANTED_IMPORTS: readonly Planted[] = [
  { rule: "one-way", at: "lib/hexgrid/x.ts", code: 'import "@/lib/azure/model";' },
  { rule: "one-way", at: "lib/azure/x.ts", code: 'import "@/lib/replication/model";' },
  { rule: "one-way", at: "lib/registry/x.ts", code: 'import "@/components/ui/button";' },
  { rule: "one-way", at: "components/ui/x.tsx", code: 'import "@/app/layout";' },
  { rule: "one-way", at: "lib/registry/x.ts", code: 'import "@/proxy";' },
  { rule: "known-room", at: "lib/registry/x.ts", code: 'import "@/lib/nowhere/x";' },
  { rule: "feature-models-only", at: "lib/walls/x.ts", code: 'import "@/lib/registry/queries";' },
  { rule: "feature-models-only", at: "lib/walls/x.ts", code: 'void import("@/lib/registry/store");' },
  {
    rule: "components-import-the-surface",
    at: "components/map/x.tsx",
    code: 'import "@/lib/registry/queries";',
  },
  {
    rule: "components-import-the-surface",
    at: "components/map/x.tsx",
    code: 'import "@/lib/azure/arm-client";',
  },
  {
    rule: "sql-stays-in-stores",
    at: "lib/registry/queries.ts",
    code: 'import "server-only"; import "@/lib/db/sql";',
  },
  {
    rule: "sql-stays-in-stores",
    at: "lib/auth/store.ts",
    code: 'import "server-only"; import "@/lib/db/sql";',
  },
  { rule: "emulator-is-a-process", at: "lib/azure/x.ts", code: 'import "@/lib/emulator/server";' },
  { rule: "emulator-is-a-process", at: "app/page.tsx", code: 'import "@/lib/emulator/server";' },
  { rule: "emulator-stands-alone", at: "lib/emulator/x.ts", code: 'import "../regions/region";' },
  { rule: "tooling-is-not-imported", at: "lib/config/x.ts", code: 'import "@/lib/tooling/refused";' },
  { rule: "e2e-stands-alone", at: "e2e/x.spec.ts", code: 'import "../lib/errors/app-error";' },
  { rule: "e2e-stands-alone", at: "e2e/x.spec.ts", code: 'import "../lib/tooling/postgres/start-postgres";' },
  { rule: "e2e-is-not-imported", at: "lib/registry/x.ts", code: 'import "@/e2e/fixtures/servers";' },
  { rule: "relative-within-a-room", at: "lib/registry/x.ts", code: 'import "@/lib/registry/model";' },
  { rule: "relative-within-a-room", at: "lib/registry/x.ts", code: 'import "../replication/model";' },
  { rule: "relative-within-a-room", at: "lib/emulator/x.ts", code: 'import "@/lib/emulator/server";' },
  { rule: "arm-sdk-in-one-room", at: "lib/registry/x.ts", code: 'import "@azure/arm-containerregistry";' },
  { rule: "arm-sdk-in-one-room", at: "lib/emulator/x.ts", code: 'import "@azure-rest/core-client";' },
  { rule: "arm-sdk-in-one-room", at: "lib/auth/x.ts", code: 'export type X = import("@azure/core-auth").Y;' },
  { rule: "msal-in-one-room", at: "components/ui/x.tsx", code: 'import "@azure/msal-browser";' },
  { rule: "app-identity-in-one-room", at: "lib/azure/x.ts", code: 'import "@azure/identity";' },
  { rule: "database-drivers-in-one-room", at: "lib/audit/x.ts", code: 'import "@electric-sql/pglite";' },
  { rule: "tokens-verified-in-one-room", at: "lib/sessions/x.ts", code: 'import "jose";' },
  { rule: "foundations-run-anywhere", at: "lib/hexgrid/x.ts", code: 'import "react";' },
  { rule: "foundations-run-anywhere", at: "lib/errors/x.ts", code: 'import "node:crypto";' },
  { rule: "test-packages-in-tests", at: "lib/registry/x.ts", code: 'import "vitest";' },
];

const PLANTED_ELSEWHERE: readonly Planted[] = [
  { rule: "no-re-export", at: "lib/registry/x.ts", code: 'export * from "./y";' },
  { rule: "no-re-export", at: "lib/registry/x.ts", code: 'export { x } from "./y";' },
  { rule: "no-barrel", at: "lib/registry/index.ts", code: "export {};" },
  { rule: "no-drop-box", at: "lib/registry/utils/x.ts", code: "export {};" },
  { rule: "no-drop-box", at: "components/map/helpers.ts", code: "export {};" },
  { rule: "kebab-case", at: "components/map/HexCell.tsx", code: "export {};" },
  { rule: "known-room", at: "lib/nowhere/x.ts", code: "export {};" },
  { rule: "server-only", at: "lib/registry/queries.ts", code: "export {};" },
  { rule: "one-door", at: "lib/registry/create.ts", code: '"use server"; export {};' },
  { rule: "one-door", at: "app/page.tsx", code: 'export async function act() { "use server"; }' },
  { rule: "no-style", at: "components/map/x.tsx", code: "export const x = <i style={{ top: 1 }} />;" },
  {
    rule: "no-inner-html",
    at: "components/map/x.tsx",
    code: 'export const x = <i dangerouslySetInnerHTML={{ __html: "" }} />;',
  },
];

const ALLOWED: readonly Omit<Planted, "rule">[] = [
  { at: "app/page.tsx", code: 'import "@/components/ui/button"; import "@/lib/registry/queries";' },
  { at: "components/map/x.tsx", code: 'import "@/lib/registry/actions"; import "@/lib/hexgrid/scene";' },
  { at: "components/registry/x.tsx", code: 'import "@/lib/actions/action-result";' },
  {
    at: "lib/walls/x.ts",
    code: 'import "@/lib/registry/model"; import "@/lib/azure/get-registry"; import "./y";',
  },
  { at: "lib/walls/store.ts", code: 'import "server-only"; import "@/lib/db/sql";' },
  { at: "lib/operations/store.ts", code: 'import "server-only"; import "@/lib/db/sql";' },
  { at: "lib/azure/x.test.ts", code: 'import "@/lib/emulator/server"; import "vitest";' },
  { at: "lib/azure/x.ts", code: 'import "@azure/arm-containerregistry"; import "@azure-rest/core-client";' },
  {
    at: "lib/emulator/fidelity/x.test.ts",
    code: 'import "@azure/arm-containerregistry"; import "../server";',
  },
  { at: "lib/auth/x.ts", code: 'import "server-only"; import "@azure/identity";' },
  { at: "components/sign-in/x.ts", code: 'import "@azure/msal-browser";' },
  { at: "playwright.config.ts", code: 'import "./lib/tooling/project-root.mjs";' },
  { at: "e2e/fixtures/x.ts", code: 'import "../../lib/tooling/postgres/start-postgres";' },
  { at: "lib/registry/actions.ts", code: '"use server"; export {};' },
];

// The planted files do not exist, so the rules that need types have no program to ask.
const eslint = new ESLint({
  cwd: PROJECT_ROOT,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false, project: null } } },
  ],
});

async function messagesFor(at: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(`${code}\n`, { filePath: inProject(at) });
  return results.flatMap((result) => result.messages.map((message) => message.message));
}

describe("the boundaries between rooms", () => {
  // The first file makes the linter load its rules, which on a busy machine takes longer than one test may.
  beforeAll(() => messagesFor("lib/registry/x.ts", ""), 120_000);

  it.each([...PLANTED_IMPORTS, ...PLANTED_ELSEWHERE])(
    "catches $rule in $at: $code",
    async ({ rule, at, code }) => {
      const messages = await messagesFor(at, code);
      expect(messages.filter((message) => message.endsWith(`(${rule})`))).toHaveLength(1);
    },
  );

  it.each(ALLOWED)("lets $at pass: $code", async ({ at, code }) => {
    expect(await messagesFor(at, code)).toEqual([]);
  });

  it("has a planted violation for every import rule", () => {
    const planted = new Set(PLANTED_IMPORTS.map(({ rule }) => rule));
    const rules = [...PROJECT_IMPORT_RULES, ...PACKAGE_IMPORT_RULES].map(({ name }) => name);
    expect([...planted].toSorted()).toEqual(rules.toSorted());
  });

  it("catches a file that is too long", async () => {
    const messages = await messagesFor("lib/registry/x.ts", "export {};\n".repeat(301));
    expect(messages).toEqual([expect.stringContaining("File has too many lines")]);
  });
});
