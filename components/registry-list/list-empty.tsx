import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

interface ListEmptyProps {
  why: "no-subscription" | "no-registry" | "nothing-found";
  hasTroubles: boolean;
}

/** An empty list always says why, and what to do next. */
export function ListEmpty({ why, hasTroubles }: ListEmptyProps) {
  switch (why) {
    case "no-subscription":
      return (
        <Notice
          title="You have no access to any Azure subscription."
          nextStep="Ask an owner of the subscription or of the registry for the role Reader there (to look) or Contributor (to change replicas). New rights can take a few minutes; then reload this page."
        />
      );
    case "no-registry":
      return hasTroubles ? null : (
        <Notice
          title="There is no container registry that you can see."
          nextStep="Create one in the Azure portal or with: az acr create --sku Premium. If you expected one here, ask its owner for the role Reader on it."
        />
      );
    case "nothing-found":
      return (
        <Notice
          title="No registry fits the search."
          nextStep="Search for a part of the name, or choose another tier or state."
        >
          <div className="pt-2">
            <LinkButton href="/">Show all registries</LinkButton>
          </div>
        </Notice>
      );
  }
}
