import { SoftLink } from "@/components/ui/soft-link";

interface Place {
  readonly name: string;
  /** Left out where there is no page. */
  readonly href?: string;
}

/** Where a page is, from the list of registries down. */
export function Breadcrumb({ between = [], here }: { between?: readonly Place[]; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="breadcrumb">
      <ol>
        <li>
          <SoftLink href="/">Registries</SoftLink>
        </li>
        {between.map(({ name, href }) => (
          <li key={name}>{href === undefined ? name : <SoftLink href={href}>{name}</SoftLink>}</li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
