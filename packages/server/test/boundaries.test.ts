import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { Description, Schema } from "./arbitrary-requests.ts";
import { DatabaseContent } from "./database-content.ts";
import { expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// For every limit in the server's own description: a value exactly at it is taken, and one beyond is refused by name,
// with nothing written.

interface Limit {
  readonly where: "body" | "query";
  readonly name: string;
  readonly at: readonly unknown[];
  readonly beyond: readonly unknown[];
}

/** Fields in which a value of the right size may still be refused for what it says; the limit is tried all the same. */
const SAYS_MORE =
  /^(email|password|currentPassword|token|cursor|locale|expiresAt|identifier|code|invite|labelIds|assigneeIds|timeZone)$/;

function limitsOf(where: Limit["where"], name: string, schema: Schema): Limit[] {
  if (schema.anyOf) return schema.anyOf.flatMap((each) => limitsOf(where, name, each));
  const { type, minLength, maxLength, minimum, maximum, maxItems, items } = schema;
  const at: unknown[] = [];
  const beyond: unknown[] = [];
  if (type === "string") {
    if (minLength !== undefined && minLength > 0) beyond.push("x".repeat(minLength - 1));
    if (maxLength !== undefined) {
      at.push("x".repeat(maxLength));
      beyond.push("x".repeat(maxLength + 1));
    }
  }
  if (type === "integer" || type === "number") {
    if (minimum !== undefined) [at, beyond].map((list, index) => list.push(minimum - index));
    if (maximum !== undefined) [at, beyond].map((list, index) => list.push(maximum + index));
  }
  if (type === "array" && maxItems !== undefined) {
    const item = () => (items?.type === "string" ? fitting(items, v7()) : {});
    at.push(Array.from({ length: maxItems }, item));
    beyond.push(Array.from({ length: maxItems + 1 }, item));
  }
  const { pattern } = schema;
  const fits = (value: unknown) => typeof value !== "string" || !pattern || new RegExp(pattern, "u").test(value);
  const isSized = type !== "array" || items?.type === "string";
  return beyond.length > 0 ? [{ where, name, at: isSized ? at.filter(fits) : [], beyond }] : [];
}

const CANDIDATES = ["Plans", "ann@example.org", "2027-01-01T00:00:00.000Z", "#aabbcc", "en", "ab"];

/** A value that fits; for an object its required fields alone. */
function fitting(schema: Schema, id: string): unknown {
  if (schema.anyOf?.[0]) return fitting(schema.anyOf[0], id);
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  switch (schema.type) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "array":
      return [];
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, fitting(schema.properties?.[name] ?? {}, id)]),
      );
    case "string": {
      const pattern = new RegExp(schema.pattern ?? "", "u");
      return [...CANDIDATES, id].find((each) => pattern.test(each)) ?? "x".repeat(schema.minLength ?? 1);
    }
    default:
      return null;
  }
}

let server: TestServer;
let ann: Person;
let content: DatabaseContent;
let description: Description;
let board: Snapshot;

const idFor = (parameter: string): string =>
  ({
    boardId: board.board.id,
    columnId: board.columns[0]?.id,
    cardId: board.cards[0]?.id,
    userId: ann.userId,
  })[parameter] ?? v7();

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      const created = await database.create();
      server = await startTestServer({ name: database.name, create: async () => created });
      content = await DatabaseContent.of(server.dataDir, created.environment.DATABASE_URL);
      ann = await server.register("ann");
      const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
      await ann.call("POST", `/boards/${body.id}/cards`, { body: { title: "A card" } });
      board = (await ann.call<Snapshot>("GET", `/boards/${body.id}`)).body;
      description = (await (await fetch(`${server.url}/openapi.json`)).json()) as Description;
    });
    afterAll(async () => {
      await content.close();
      await server.stop();
    });

    test("a write shows in the content of the database, and a read does not", async () => {
      const before = await content.hash();
      await ann.call("GET", "/boards");
      expect(await content.hash()).toBe(before);
      await ann.call("PATCH", "/users/me", { body: { theme: "dark" } });
      const after = await content.hash();
      expect(after).not.toBe(before);
      await ann.call("PATCH", "/users/me", { body: { theme: "dark" } });
      expect(await content.hash()).toBe(after);
    });

    test("what is exactly at a limit is taken, and what is one beyond is refused at its name, with nothing written", async () => {
      const tried = { at: 0, beyond: 0 };
      for (const [path, methods] of Object.entries(description.paths)) {
        if (!path.startsWith("/api/v1")) continue;
        for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
          const schema = requestBody?.content["application/json"]?.schema;
          const queries = parameters.filter((each) => each.in === "query");
          const limits = [
            ...Object.entries(schema?.properties ?? {}).flatMap(([name, each]) => limitsOf("body", name, each)),
            ...queries.flatMap(({ name, schema: each }) => limitsOf("query", name, each)),
          ];
          const place = path.replace("/api/v1", "").replaceAll(/\{(\w+)\}/g, (_, name: string) => idFor(name));
          const send = (limit: Limit, value: unknown) => {
            const asked = limit.where === "query" ? `?${limit.name}=${encodeURIComponent(String(value))}` : "";
            const fields = limit.where === "body" ? { [limit.name]: value } : {};
            const body = schema && { ...Object(fitting(schema, v7())), ...fields };
            return ann.call(method.toUpperCase(), place + asked, body === undefined ? {} : { body });
          };
          for (const limit of limits) {
            const what = `${method} ${path} ${limit.name}`;
            for (const value of limit.beyond) {
              const before = await content.hash();
              const answer = await send(limit, value);
              expectProblem(answer);
              const paths = answer.body.errors?.map((each) => each.path.split(".")[0]) ?? [];
              expect([what, answer.status, paths.includes(limit.name)]).toEqual([what, 422, true]);
              expect(await content.hash(), what).toBe(before);
              tried.beyond++;
            }
            for (const value of limit.at) {
              const before = await content.hash();
              const answer = await send(limit, value);
              expect([what, answer.status < 500]).toEqual([what, true]);
              const paths = answer.body.errors?.map((each) => each.path.split(".")[0]) ?? [];
              if (!SAYS_MORE.test(limit.name)) expect([what, paths.includes(limit.name)]).toEqual([what, false]);
              if (answer.status >= 400) expect(await content.hash(), what).toBe(before);
              tried.at++;
            }
          }
        }
      }
      expect(tried.at).toBeGreaterThan(20);
      expect(tried.beyond).toBeGreaterThan(30);
    }, 60_000);
  });
}
