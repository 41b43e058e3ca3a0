import "server-only";

/** One statement with its values apart, in the form that PGlite and PostgreSQL both take. */
export interface Fragment {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Every `${value}` becomes a parameter. Names of tables and columns are written out, never put in. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  const text = strings.reduce((whole, part, index) => `${whole}$${index}${part}`);
  return { text, values };
}
