import { SoftLink } from "@/components/ui/soft-link";

interface ListPagesProps {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
}

/** Links to the other pages of a list: the first, the last, and those around this one. */
export function ListPages({ page, pages, hrefOf }: ListPagesProps) {
  if (pages === 1) return null;
  const shown = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const numbers = [...new Set(shown)];
  return (
    <nav className="list-pages" aria-label="Pages">
      <ol>
        {page > 1 ? (
          <li>
            <SoftLink href={hrefOf(page - 1)} rel="prev">
              Previous
            </SoftLink>
          </li>
        ) : null}
        {numbers.map((number, index) => (
          <li key={number} className="flex gap-2">
            {number - (numbers[index - 1] ?? 0) > 1 ? (
              <span className="list-pages-gap" aria-hidden="true">
                …
              </span>
            ) : null}
            {number === page ? (
              <span aria-current="page">
                <span className="sr-only">Page </span>
                {number}
              </span>
            ) : (
              <SoftLink href={hrefOf(number)}>
                <span className="sr-only">Page </span>
                {number}
              </SoftLink>
            )}
          </li>
        ))}
        {page < pages ? (
          <li>
            <SoftLink href={hrefOf(page + 1)} rel="next">
              Next
            </SoftLink>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
