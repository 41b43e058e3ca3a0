import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";

/** The only time that an address with its secret is shown. */
export function AddressNotice({ title, address }: { title: string; address: string }) {
  return (
    <Notice
      tone="ok"
      title={title}
      nextStep="Open it on the screen, or copy it now: it is not shown again. Whoever has it sees the wall until you revoke it."
      isAnnounced
    >
      <CodeBlock text={address} what="address of the wall" />
      <p>
        <a href={address} target="_blank" rel="noreferrer" className="text-accent underline">
          Open the wall in a new tab
        </a>
      </p>
    </Notice>
  );
}
