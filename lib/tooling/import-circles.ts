import { posix } from "node:path";
import ts from "typescript";

/** Files that import each other in a circle, each as a path that ends where it begins; types alone make no circle. */
export function importCircles(sources: ReadonlyMap<string, string>): string[][] {
  const imports = new Map(
    [...sources].map(([path, text]) => [path, importedFiles(path, text, (file) => sources.has(file))]),
  );
  const circles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    trail.push(path);
    for (const next of imports.get(path) ?? []) visit(next);
    trail.pop();
    done.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return circles;
}

function importedFiles(path: string, text: string, isFile: (path: string) => boolean): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const add = (specifier: ts.Node | undefined) => {
    const file =
      specifier && ts.isStringLiteral(specifier) ? resolved(path, specifier.text, isFile) : undefined;
    if (file !== undefined) found.push(file);
  };
  // Anywhere in a file, where all others are on its top level.
  const mayImportLater = text.includes("import(");
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isTypesOnly(node)) add(node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    if (mayImportLater) ts.forEachChild(node, look);
  };
  source.statements.forEach(look);
  return found;
}

function isTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", "/index.ts"];

function resolved(
  importer: string,
  specifier: string,
  isFile: (path: string) => boolean,
): string | undefined {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.join(posix.dirname(importer), specifier)
      : undefined;
  return path === undefined ? undefined : ENDINGS.map((ending) => path + ending).find(isFile);
}
