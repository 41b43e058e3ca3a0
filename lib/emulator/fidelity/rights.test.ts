import { beforeEach, describe, expect } from "vitest";
import {
  ARM_VERSION,
  callArm,
  followOperation,
  registriesPath,
  registryPath,
  RESOURCES_VERSION,
} from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { registryClient, restClient } from "./sdk-clients";
import { PLATFORM_GROUP, TEAMS_GROUP, useTarget } from "./target";
import { isLive } from "./live-settings";
import type { WireList, WireRegistry } from "./wire";

const target = useTarget();

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", {});
});

const call = (person: string, method: string, path: string, body?: unknown) =>
  callArm(target, method, path, { person, ...(body !== undefined && { body }) });
const contoso = () => registryPath(target, "contoso");
const NORTH_EUROPE = { location: "northeurope", properties: {} };

describe("a person without a right", () => {
  const RIGHT = "Microsoft.ContainerRegistry/registries";
  emulatorOnlyEach(
    [
      ["read a registry", "stranger", "GET", "", undefined, `${RIGHT}/read`],
      ["list replicas", "stranger", "GET", "/replications", undefined, `${RIGHT}/replications/read`],
      ["read a replica", "stranger", "GET", "/replications/eastus", undefined, `${RIGHT}/replications/read`],
      ["read usages", "stranger", "GET", "/listUsages", undefined, `${RIGHT}/listUsages/read`],
      ["change a registry", "reader", "PATCH", "", { tags: {} }, `${RIGHT}/write`],
      ["delete a registry", "reader", "DELETE", "", undefined, `${RIGHT}/delete`],
      [
        "add a replica",
        "reader",
        "PUT",
        "/replications/northeurope",
        NORTH_EUROPE,
        `${RIGHT}/replications/write`,
      ],
      [
        "change a replica",
        "reader",
        "PATCH",
        "/replications/eastus",
        { tags: {} },
        `${RIGHT}/replications/write`,
      ],
      [
        "delete a replica",
        "reader",
        "DELETE",
        "/replications/eastus",
        undefined,
        `${RIGHT}/replications/delete`,
      ],
    ] as const,
    "may not %s",
    async (_what, person, method, below, body, action) => {
      const scope = `${contoso()}${below.replace(/\/(replications|listUsages)$/, "")}`;
      const answer = await call(person, method, `${contoso()}${below}`, body);
      const objectId = /with object id '([^']*)'/.exec(answer.text)?.[1] ?? "";
      expect(objectId).toMatch(/^[0-9a-f-]{36}$/);
      expectRefusal(answer, {
        status: 403,
        code: "AuthorizationFailed",
        message: `The client '${person}@contoso.com' with object id '${objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
        envelope: "arm",
      });
      expect(answer.headers.get("api-supported-versions")).toBeNull();
    },
  );

  emulatorOnly("is told so through the SDK, with ARM's code", async () => {
    const { registries } = registryClient(target, { person: "stranger" });
    await expect(registries.get(PLATFORM_GROUP, "contoso")).rejects.toMatchObject({
      statusCode: 403,
      code: "AuthorizationFailed",
    });
  });

  emulatorOnly("is refused the lists of a subscription without any role in it", async () => {
    for (const person of ["stranger", "viewer", "administrator"]) {
      const lists = [
        `/subscriptions/${target.subscriptionId}/resources?api-version=${RESOURCES_VERSION}`,
        `/subscriptions/${target.subscriptionId}/providers/Microsoft.ContainerRegistry/registries`,
      ];
      for (const list of lists) {
        const answer = await call(person, "GET", list);
        expect(answer.status).toBe(403);
        expect(answer.body).toMatchObject({ error: { code: "AuthorizationFailed" } });
      }
    }
  });
});

describe("a reader", () => {
  emulatorOnly("reads every registry, replica and usage of the subscription", async () => {
    for (const path of [contoso(), `${contoso()}/replications`, `${contoso()}/listUsages`]) {
      expect((await call("reader", "GET", path)).status).toBe(200);
    }
    expect((await call("reader", "GET", registryPath(target, "contosodev", TEAMS_GROUP))).status).toBe(200);
  });
});

describe("a contributor to one group", () => {
  emulatorOnly("sees that group's registries in the list of the subscription", async () => {
    const path = `/subscriptions/${target.subscriptionId}/providers/Microsoft.ContainerRegistry/registries`;
    const list = (await call("group", "GET", path)).body as WireList<WireRegistry>;
    expect(list.value.map((one) => one.name)).toEqual([
      "contoso",
      "contosoeu",
      "contosolocked",
      "contosoprivate",
    ]);
  });

  emulatorOnly("may add a replica there and follow it to the end", async () => {
    const started = await call("group", "PUT", `${contoso()}/replications/northeurope`, NORTH_EUROPE);
    expect(started.status).toBe(201);
    const poll = await call("group", "GET", started.headers.get("azure-asyncoperation") ?? "");
    expect(poll.status).toBe(200);
  });

  emulatorOnly("may delete a replica, but not poll its result, which is at subscription scope", async () => {
    const started = await call("group", "DELETE", `${contoso()}/replications/eastus`);
    expect(started.status).toBe(202);
    const poll = await call("group", "GET", started.headers.get("location") ?? "");
    expect(poll.status).toBe(403);
    expect(poll.body).toMatchObject({
      error: {
        code: "AuthorizationFailed",
        message: expect.stringContaining("'Microsoft.ContainerRegistry/locations/operationResults/read'"),
      },
    });
    expect((await followOperation(target, started)).status).toBe(200);
    expect((await call("group", "GET", `${contoso()}/replications/eastus`)).status).toBe(404);
  });

  emulatorOnly("may not look into another group", async () => {
    const answer = await call("group", "GET", registryPath(target, "contosodev", TEAMS_GROUP));
    expect(answer.status).toBe(403);
    const list = await call("group", "GET", registriesPath(target, TEAMS_GROUP));
    expect(list.text).not.toContain("contosodev");
  });

  emulatorOnly("reads the locations and the provider of the subscription", async () => {
    for (const path of ["locations", "providers/Microsoft.ContainerRegistry"]) {
      const answer = await callArm(target, "GET", `/subscriptions/${target.subscriptionId}/${path}`, {
        person: "group",
        apiVersion: ARM_VERSION,
      });
      expect(answer.status).toBe(200);
    }
  });
});

describe("the permissions of a caller", () => {
  const permissions = async (person: string, scope: string) => {
    const answer = await restClient(target, person)
      .pathUnchecked(`${scope}/providers/Microsoft.Authorization/permissions`)
      .get({ queryParameters: { "api-version": "2022-04-01" } });
    expect(answer.status).toBe("200");
    return (answer.body as WireList<{ actions: string[]; notActions: string[] }>).value;
  };

  emulatorOnly("are one element per role, with what the role leaves out", async () => {
    expect(await permissions("reader", contoso())).toMatchObject([{ actions: ["*/read"], notActions: [] }]);
    expect(await permissions("owner", contoso())).toMatchObject([{ actions: ["*"], notActions: [] }]);
    const [contributor] = await permissions("group", contoso());
    expect(contributor?.actions).toEqual(["*"]);
    expect(contributor?.notActions).toEqual(
      expect.arrayContaining(["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"]),
    );
  });

  emulatorOnly("are none for somebody without a role there", async () => {
    expect(await permissions("stranger", contoso())).toEqual([]);
    expect(await permissions("group", registryPath(target, "contosodev", TEAMS_GROUP))).toEqual([]);
  });
});
