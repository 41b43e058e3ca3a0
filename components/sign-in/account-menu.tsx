import { LinkButton } from "@/components/ui/link-button";
import { SessionKeeper } from "./session-keeper";

export interface Account {
  readonly displayName: string;
  readonly loginName: string;
  readonly appRoles: readonly string[];
}

/** Who is signed in, and the ways to their sessions and out. */
export function AccountMenu({ account }: { account: Account }) {
  const { displayName, loginName, appRoles } = account;
  const mayMakeWalls = appRoles.includes("administrator");
  return (
    <>
      <button type="button" className="button button-quiet account-button" popoverTarget="account-menu">
        <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 shrink-0">
          <path
            className="fill-current"
            d="M8 1a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM1.5 15a6.5 6.5 0 0 1 13 0Z"
          />
        </svg>
        <span className="sr-only">Account: </span>
        <span className="account-name">{displayName}</span>
      </button>
      <div id="account-menu" popover="auto" className="display-menu">
        <div className="flex flex-col gap-3">
          <p>
            <span className="block font-semibold">{displayName}</span>
            <span className="text-ink-muted block text-sm break-words">{loginName}</span>
            {appRoles.length > 0 ? (
              <span className="text-ink-muted block text-sm">App roles: {appRoles.join(", ")}</span>
            ) : null}
          </p>
          <LinkButton href="/sessions">Your sessions</LinkButton>
          {mayMakeWalls ? <LinkButton href="/walls">Status walls</LinkButton> : null}
          <LinkButton href="/sign-out">Sign out</LinkButton>
        </div>
      </div>
      <SessionKeeper />
    </>
  );
}
