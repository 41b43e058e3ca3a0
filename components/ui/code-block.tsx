import { CopyButton } from "./copy-button";

interface CodeBlockProps {
  text: string;
  /** What it is, for the copy button's name: "the az command". */
  what: string;
}

export function CodeBlock({ text, what }: CodeBlockProps) {
  return (
    <div className="code-block">
      <pre tabIndex={0} role="group" aria-label={what}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
