import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Breakable } from "./breakable";
import { Button } from "./button";
import { CodeBlock } from "./code-block";
import { Dialog } from "./dialog";
import { LinkButton } from "./link-button";
import { Notice } from "./notice";
import { Switch } from "./switch";
import { Table } from "./table";
import { TextInput } from "./text-input";
import { WhyNotNote } from "./why-not-note";

const html = (element: ReactElement) => renderToStaticMarkup(element);
const idIn = (markup: string, attribute: string) =>
  new RegExp(`${attribute}="([^"]+)"`).exec(markup)?.[1] ?? "";

describe("ui primitives", () => {
  it("a locked switch stays reachable and says why it is locked", () => {
    const markup = html(
      <Switch
        label="Data endpoints"
        isOn
        lockedReason="A private endpoint needs them."
        onChange={() => {}}
      />,
    );
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).not.toContain(" disabled");
    expect(markup).toContain(`id="${idIn(markup, "aria-describedby")}"`);
    expect(markup).toContain("A private endpoint needs them.");
  });

  it("a button that may not be pressed stays reachable, points at the reason and sends no form", () => {
    const markup = html(
      <>
        <Button type="submit" whyNotId="why">
          Delete
        </Button>
        <WhyNotNote id="why" words="It needs registries/write." />
      </>,
    );
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).not.toContain(" disabled");
    expect(markup).toContain('type="button"');
    expect(idIn(markup, "aria-describedby")).toBe(idIn(markup, " id"));
    expect(html(<WhyNotNote id="why" words={undefined} />)).toBe("");
  });

  it("a switch points at its own reason and at one that holds for several", () => {
    const markup = html(
      <Switch label="Data" detail="for all" isOn lockedReason="Locked." whyNotId="why" onChange={() => {}} />,
    );
    expect(idIn(markup, "aria-describedby")).toMatch(/^\S+-detail \S+-locked why$/);
    expect(html(<Switch label="Data" isOn onChange={() => {}} />)).not.toMatch(
      /aria-describedby|aria-disabled/,
    );
  });

  it("names break after dots and slashes, and read the same", () => {
    const markup = html(<Breakable text="Sign in at contoso.azurecr.io/team." />);
    expect(markup).toBe("Sign in at contoso.<wbr/>azurecr.<wbr/>io/<wbr/>team.");
  });

  it("an input points at its error first, then at its hint", () => {
    const markup = html(
      <TextInput label="Region" hint="for example westeurope" error="There is no such region." />,
    );
    const [error, hint] = idIn(markup, "aria-describedby").split(" ");
    expect(markup).toContain(`<p id="${error}" class="field-error">There is no such region.</p>`);
    expect(markup).toContain(`id="${hint}"`);
    expect(markup).toContain('aria-invalid="true"');
  });

  it("an input without trouble is not marked invalid", () => {
    expect(html(<TextInput label="Region" />)).not.toMatch(/aria-invalid|aria-describedby/);
  });

  it("a busy button cannot send its form a second time", () => {
    const markup = html(
      <Button type="submit" isBusy>
        Delete
      </Button>,
    );
    expect(markup).toContain('type="button"');
    expect(markup).toContain('aria-busy="true"');
  });

  it("a notice with a very long reason folds it, and loses none of it", () => {
    const reason = "The subnet has no free address. ".repeat(20).trim();
    const markup = html(<Notice title={reason} />);
    expect(markup).toContain("<summary>The whole reason</summary>");
    expect(markup).toContain(`<p>${reason}</p>`);
    expect(markup.indexOf("…")).toBeLessThan(markup.indexOf("<details"));
    expect(html(<Notice title="The subnet has no free address." />)).not.toContain("<details");
  });

  it("an announced notice interrupts, one that was there from the start does not", () => {
    expect(html(<Notice tone="danger" title="It failed." isAnnounced />)).toContain('role="alert"');
    expect(html(<Notice tone="danger" title="It failed." />)).not.toContain("role=");
  });

  it("a notice offers its correlation id for copying", () => {
    const markup = html(<Notice title="It failed." correlationId="7d6a" nextStep="Try again." />);
    expect(markup).toContain("<code>7d6a</code>");
    expect(markup).toContain("Copy<span");
  });

  it("an external link says that it opens a new tab and tells nothing to it", () => {
    const markup = html(
      <LinkButton href="https://portal.azure.com" isExternal>
        Open in Azure portal
      </LinkButton>,
    );
    expect(markup).toContain('rel="noopener noreferrer"');
    expect(markup).toContain("(opens a new tab)");
  });

  it("a dialog is named by its title and keeps its content mounted while closed", () => {
    const markup = html(
      <Dialog isOpen={false} onClose={() => {}} title="Delete the replica">
        <input defaultValue="typed" />
      </Dialog>,
    );
    expect(markup).toContain(`<h2 id="${idIn(markup, "aria-labelledby")}">Delete the replica</h2>`);
    expect(markup).toContain('value="typed"');
  });

  it("none of them writes a style attribute, which the content security policy would block", () => {
    const markup = html(
      <>
        <CodeBlock text="az acr show" what="az command" />
        <Table caption="Regions">
          <tbody />
        </Table>
      </>,
    );
    expect(markup).toContain("az acr show");
    expect(markup).not.toContain("style=");
  });
});
