import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { Description } from "./arbitrary-requests.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { type CallOptions, type Person, startTestServer, type TestServer } from "./running-server.ts";

let server: TestServer;
let ann: Person;
let boardId: string;
let columnId: string;
let cardId: string;
let todoId: string;
let subjectId: string;
let noteId: string;
let before: string;

const state = async (): Promise<string> => {
  const boards = await ann.call<{ items: unknown[] }>("GET", "/boards?limit=100");
  const board = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
  const card = await ann.call<unknown>("GET", `/cards/${cardId}`);
  const todos = await ann.call<unknown>("GET", "/todos/changes");
  const subject = await ann.call<unknown>("GET", `/subjects/${subjectId}`);
  const note = await ann.call<unknown>("GET", `/documents/${noteId}`);
  return JSON.stringify([boards.body, board.body, card.body, todos.body, subject.body, note.body]);
};

/** The routes that take a body, with one that fits, under which each fault is put. */
const BODIES: Readonly<Record<string, { method: string; path: () => string; body: () => Record<string, unknown> }>> = {
  "POST /auth/register": {
    method: "POST",
    path: () => "/auth/register",
    body: () => ({ email: "bob@example.org", password: "correct horse" }),
  },
  "POST /auth/login": {
    method: "POST",
    path: () => "/auth/login",
    body: () => ({ identifier: "bob", password: "correct horse" }),
  },
  "POST /auth/password/forgot": {
    method: "POST",
    path: () => "/auth/password/forgot",
    body: () => ({ email: "bob@example.org" }),
  },
  "POST /auth/password/reset": {
    method: "POST",
    path: () => "/auth/password/reset",
    body: () => ({ token: "from a mail", password: "correct horse" }),
  },
  "POST /users": {
    method: "POST",
    path: () => "/users",
    body: () => ({ email: "bob@example.org", password: "correct horse" }),
  },
  "PATCH /users/me": { method: "PATCH", path: () => "/users/me", body: () => ({ name: "Ann", theme: "dark" }) },
  "POST /users/search": { method: "POST", path: () => "/users/search", body: () => ({ email: "bob@example.org" }) },
  "POST /users/me/tokens": {
    method: "POST",
    path: () => "/users/me/tokens",
    body: () => ({ name: "Script", scope: "read" }),
  },
  "POST /boards": { method: "POST", path: () => "/boards", body: () => ({ title: "New" }) },
  "PATCH /boards/{id}": { method: "PATCH", path: () => `/boards/${boardId}`, body: () => ({ title: "New" }) },
  "POST /boards/{id}/columns": {
    method: "POST",
    path: () => `/boards/${boardId}/columns`,
    body: () => ({ title: "New" }),
  },
  "PATCH /columns/{id}": { method: "PATCH", path: () => `/columns/${columnId}`, body: () => ({ title: "New" }) },
  "POST /boards/{id}/cards": { method: "POST", path: () => `/boards/${boardId}/cards`, body: () => ({ title: "New" }) },
  "PATCH /cards/{id}": { method: "PATCH", path: () => `/cards/${cardId}`, body: () => ({ title: "New" }) },
  "PUT /boards/{id}/users/{userId}": {
    method: "PUT",
    path: () => `/boards/${boardId}/users/${v7()}`,
    body: () => ({ role: "viewer" }),
  },
  "POST /subjects": { method: "POST", path: () => "/subjects", body: () => ({ name: "New" }) },
  "PATCH /subjects/{id}": { method: "PATCH", path: () => `/subjects/${subjectId}`, body: () => ({ name: "New" }) },
  "PATCH /documents/{id}": { method: "PATCH", path: () => `/documents/${noteId}`, body: () => ({ text: "New" }) },
  "POST /boards/{id}/commands": {
    method: "POST",
    path: () => `/boards/${boardId}/commands`,
    body: () => ({ commands: [{ id: v7(), type: "board.edit", title: "New" }] }),
  },
  "POST /todos": { method: "POST", path: () => "/todos", body: () => ({ title: "New" }) },
  "PATCH /todos/{id}": { method: "PATCH", path: () => `/todos/${todoId}`, body: () => ({ title: "New" }) },
  "POST /todos/commands": {
    method: "POST",
    path: () => "/todos/commands",
    body: () => ({ commands: [{ id: v7(), type: "todo.change", todoId, title: "New" }] }),
  },
};

function send(route: string, options: CallOptions) {
  const { method, path } = BODIES[route] ?? { method: "GET", path: () => "/nowhere" };
  return ann.call(method, path(), options);
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("ann");
      boardId = (await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } })).body.id;
      columnId = (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body.columns[0]?.id ?? "";
      cardId = (await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title: "A" } })).body.id;
      todoId = (await ann.call<{ id: string }>("POST", "/todos", { body: { title: "A" } })).body.id;
      subjectId = (await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "A" } })).body.id;
      const documents = `/subjects/${subjectId}/documents`;
      noteId = (await ann.call<{ id: string }>("POST", documents, { body: { title: "A" } })).body.id;
    });
    afterAll(() => server.stop());

    /** A whole request that must be refused; whatever else it does, it must leave everything as it was. */
    beforeEach(async () => {
      before = await state();
    });
    afterEach(async () => {
      expect(await state()).toBe(before);
    });

    describe.each(Object.keys(BODIES))("%s", (route) => {
      const fitting = () => BODIES[route]?.body() ?? {};

      test("a body that is no JSON: 400", async () => {
        for (const body of ["{", '{"title":"a",}', "title=a", "\u0000", '{"__proto__":{"title":"a"}}', "{}{}"]) {
          const answer = await send(route, { body });
          expectProblem(answer);
          expect(answer.status, body).toBe(400);
        }
      });

      test("a body of another media type, or of none: 415", async () => {
        const body = JSON.stringify(fitting());
        const types = [
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "json",
        ];
        for (const type of types) {
          const answer = await send(route, { body, headers: { "content-type": type } });
          expectProblem(answer);
          expect(answer.status, type).toBe(415);
        }
      });

      test("a body above a mebibyte: 413", async () => {
        const answer = await send(route, { body: { ...fitting(), more: "x".repeat(1_048_576) } });
        expectProblem(answer);
        expect(answer.status).toBe(413);
      });

      test("no object, or no body at all: 422", async () => {
        for (const body of ["null", "[]", "1", '"text"', "true", undefined]) {
          const answer = await send(route, body === undefined ? {} : { body });
          expectFaults(answer, [""]);
        }
      });

      test("unknown fields: 422 with an entry for each, also of those that every object has", async () => {
        const answer = await send(route, { body: { ...fitting(), colour: "red", toString: 1, constructor: 2 } });
        expectFaults(answer, ["colour", "constructor", "toString"]);
      });

      test("a field's value of another type: 422 at that field", async () => {
        for (const name of Object.keys(fitting())) {
          for (const value of [5, true, {}, null, name === "commands" ? "text" : ["text"]]) {
            expectFaults(await send(route, { body: { ...fitting(), [name]: value } }), [name]);
          }
        }
      });

      test("text that no database keeps: 422 at that field", async () => {
        for (const text of ["nul \u0000", "\ud800 half", "half \udc00"]) {
          for (const name of Object.keys(fitting())) {
            // As an escape: a lone surrogate has no bytes of its own.
            expectFaults(await send(route, { body: { ...fitting(), [name]: text } }), [name]);
          }
          expectFaults(await send(route, { body: { ...fitting(), more: { deep: ["fine", text] } } }), ["more.deep.1"]);
        }
      });

      test("an Idempotency-Key that is no UUID: 422", async () => {
        if (/\/auth\/|search|tokens|POST \/users$/.test(route)) return;
        for (const key of ["1", "not-a-uuid", `${v7()}x`]) {
          const answer = await send(route, { body: fitting(), headers: { "idempotency-key": key } });
          expectFaults(answer, ["Idempotency-Key"]);
        }
      });
    });

    describe("what is missing", () => {
      test.each([
        ["POST /auth/register", ["email", "password"]],
        ["POST /auth/login", ["identifier", "password"]],
        ["POST /users", ["email", "password"]],
        ["POST /auth/password/forgot", ["email"]],
        ["POST /auth/password/reset", ["password", "token"]],
        ["POST /users/search", ["email"]],
        ["POST /users/me/tokens", ["name", "scope"]],
        ["POST /boards", ["title"]],
        ["POST /boards/{id}/columns", ["title"]],
        ["POST /boards/{id}/cards", ["title"]],
        ["PUT /boards/{id}/users/{userId}", ["role"]],
        ["POST /boards/{id}/commands", ["commands"]],
        ["POST /todos", ["title"]],
        ["POST /todos/commands", ["commands"]],
      ])("%s names each: %j", async (route, paths) => {
        expectFaults(await send(route, { body: {} }), paths);
      });
    });

    describe("what does not fit", () => {
      const long = (length: number) => "x".repeat(length);
      const cases: [string, Record<string, unknown>, string[]][] = [
        ["POST /boards", { title: "" }, ["title"]],
        ["POST /boards", { title: " \t\n\u00a0" }, ["title"]],
        ["POST /boards", { title: "two\nlines" }, ["title"]],
        ["POST /boards", { title: long(501) }, ["title"]],
        ["POST /boards", { title: `a${"\u0301".repeat(5_000)}` }, ["title"]],
        ["POST /boards", { title: "a", description: long(50_001) }, ["description"]],
        ["POST /boards", { title: "a", columns: Array.from({ length: 51 }, () => "x") }, ["columns"]],
        [
          "POST /boards",
          { title: "a", columns: ["fine", " ", long(501), null] },
          ["columns.1", "columns.2", "columns.3"],
        ],
        ["POST /boards", { title: "a", columns: null }, ["columns"]],
        ["POST /boards", { title: "a", id: "x" }, ["id"]],
        ["POST /boards", { title: "a", id: null }, ["id"]],
        ["POST /boards", { title: "a", id: v7().toUpperCase() }, ["id"]],
        ["PATCH /boards/{id}", { title: null }, ["title"]],
        ["PATCH /boards/{id}", { title: " " }, ["title"]],
        ["PATCH /boards/{id}", { id: v7() }, ["id"]],
        ["POST /boards/{id}/columns", { title: "a", wipLimit: 0 }, ["wipLimit"]],
        ["POST /boards/{id}/columns", { title: "a", wipLimit: 10_000 }, ["wipLimit"]],
        ["POST /boards/{id}/columns", { title: "a", wipLimit: 1.5, position: -1 }, ["position", "wipLimit"]],
        ["PATCH /columns/{id}", { title: null, position: "1" }, ["position", "title"]],
        ["PATCH /columns/{id}", { wipLimit: -1, afterColumnId: "first" }, ["afterColumnId", "wipLimit"]],
        ["POST /boards/{id}/cards", { title: "a", position: 1_000_001 }, ["position"]],
        ["POST /boards/{id}/cards", { title: "a", columnId: null }, ["columnId"]],
        ["POST /boards/{id}/cards", { title: "a", description: 5, afterCardId: 5 }, ["afterCardId", "description"]],
        ["PATCH /cards/{id}", { position: null, columnId: null, title: null }, ["columnId", "position", "title"]],
        ["PATCH /cards/{id}", { description: long(50_001) }, ["description"]],
        ["PUT /boards/{id}/users/{userId}", { role: "admin" }, ["role"]],
        ["PUT /boards/{id}/users/{userId}", { role: "Owner" }, ["role"]],
        ["POST /boards/{id}/commands", { commands: [] }, ["commands"]],
        ["POST /boards/{id}/commands", { commands: Array.from({ length: 201 }, () => ({})) }, ["commands"]],
        [
          "POST /boards/{id}/commands",
          { commands: [null, 5, []] },
          ["commands.0.type", "commands.1.type", "commands.2.type"],
        ],
        ["POST /boards/{id}/commands", { commands: [{ type: "__proto__" }] }, ["commands.0.type"]],
        [
          "POST /todos",
          { title: "a\nb", priority: 4, dueAt: "2027-02-29T00:00:00.000Z" },
          ["dueAt", "priority", "title"],
        ],
        ["POST /todos", { title: "a", notes: long(50_001), userId: v7() }, ["notes", "userId"]],
        ["POST /todos", { title: "a", repeat: { every: "year", timeZone: "UTC" } }, ["repeat.every"]],
        ["POST /todos", { title: "a", repeat: { every: "day", timeZone: "Mars/Olympus" } }, ["repeat.timeZone"]],
        ["POST /todos", { title: "a", repeat: {} }, ["repeat.every", "repeat.timeZone"]],
        ["POST /todos", { title: "a", repeat: "daily" }, ["repeat"]],
        ["POST /todos", { title: "a", repeat: { every: "month", timeZone: "UTC", day: 32 } }, ["repeat.day"]],
        ["PATCH /todos/{id}", { completed: "yes", position: -1 }, ["completed", "position"]],
        ["POST /todos/commands", { commands: [] }, ["commands"]],
        ["POST /todos/commands", { commands: Array.from({ length: 101 }, () => ({})) }, ["commands"]],
        ["POST /todos/commands", { commands: [{ type: "card.add" }, null] }, ["commands.0.type", "commands.1.type"]],
        ["POST /auth/password/forgot", { email: "ann@example.org\r\nBcc: eve@example.org" }, ["email"]],
        ["POST /auth/password/forgot", { email: "ann@example.org,eve@example.org" }, ["email"]],
        ["POST /auth/password/forgot", { email: `${long(250)}@example.org` }, ["email"]],
        ["POST /auth/password/reset", { token: "", password: long(1_001) }, ["password", "token"]],
        ["POST /auth/password/reset", { token: long(201), password: "correct horse" }, ["token"]],
        ["POST /users/search", { email: "" }, ["email"]],
        ["POST /users/me/tokens", { name: " ", scope: "admin" }, ["name", "scope"]],
        ["POST /users/me/tokens", { name: long(101), scope: "READ", id: "x" }, ["id", "name", "scope"]],
        ["POST /users/me/tokens", { name: "two\nlines", scope: ["read"] }, ["name", "scope"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: "tomorrow" }, ["expiresAt"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: null }, ["expiresAt"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: "2026-02-31T00:00:00.000Z" }, ["expiresAt"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: "2099-99-99T00:00:00.000Z" }, ["expiresAt"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: "2001-01-01T00:00:00.000Z" }, ["expiresAt"]],
        ["POST /users/me/tokens", { name: "a", scope: "read", expiresAt: "9999-01-01T00:00:00.000Z" }, ["expiresAt"]],
      ];
      test.each(cases)("%s %o names each fault", async (route, body, paths) => {
        expectFaults(await send(route, { body }), paths);
      });

      test("each of many faults has an entry, however many there are", async () => {
        const columns = Array.from({ length: 50 }, () => "");
        const answer = await send("POST /boards", { body: { title: 1, description: 2, id: 3, columns, x: 4 } });
        const wanted = [...columns.keys()].map((index) => `columns.${index}`);
        expect(new Set(answer.body.errors?.map(({ path }) => path))).toEqual(
          new Set([...wanted, "description", "id", "title", "x"]),
        );
      });
    });

    describe("paths and queries", () => {
      const bad = [
        "x",
        "1",
        "null",
        "%00",
        "..%2f..",
        "x".repeat(200),
        v7().toUpperCase(),
        `${v7()}x`,
        "%27%20or%201=1",
      ];

      test.each([
        ["GET", "/boards/{}", "boardId"],
        ["DELETE", "/boards/{}", "boardId"],
        ["GET", "/boards/{}/cards", "boardId"],
        ["GET", "/boards/{}/users", "boardId"],
        ["GET", "/boards/{}/events", "boardId"],
        ["GET", "/users/{}", "userId"],
        ["DELETE", "/columns/{}", "columnId"],
        ["GET", "/cards/{}", "cardId"],
        ["DELETE", "/cards/{}", "cardId"],
        ["POST", "/cards/{}/restore", "cardId"],
        ["DELETE", "/boards/00000000-0000-7000-8000-000000000000/users/{}", "userId"],
      ])("%s %s with what is no id: 422 at %s", async (method, path, name) => {
        for (const id of bad) expectFaults(await ann.call(method, path.replace("{}", id)), [name]);
      });

      test.each(["/boards", "/boards/{}/cards", "/boards/{}/users", "/boards/{}/events"])(
        "GET %s: a limit that is no whole number from 1 to 100 is 422, and the bounds are not",
        async (path) => {
          const list = path.replace("{}", boardId);
          for (const limit of ["0", "101", "-1", "abc", "", "1.5", "1e1", "true", "%2010", "10%00", "9".repeat(30)]) {
            expectFaults(await ann.call("GET", `${list}?limit=${limit}`), ["limit"]);
          }
          expectFaults(await ann.call("GET", `${list}?limit=1&limit=2`), ["limit"]);
          expectFaults(await ann.call("GET", `${list}?limit=0&nope=1&__proto__=2`), ["__proto__", "limit", "nope"]);
          for (const limit of [1, 100]) expect((await ann.call("GET", `${list}?limit=${limit}`)).status).toBe(200);
        },
      );

      test("a parameter that is given twice is 422 at its name, on every route that takes any", async () => {
        const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as Description;
        const asked: string[] = [];
        for (const [path, methods] of Object.entries(paths)) {
          for (const [method, { parameters = [] }] of Object.entries(methods)) {
            const place = path.replace("/api/v1", "").replaceAll(/\{\w+\}/g, boardId);
            for (const parameter of parameters.filter((each) => each.in === "query")) {
              const { name } = parameter;
              const others = parameters.filter((each) => each.in === "query" && each.required && each.name !== name);
              const missing = others.map((each) => each.name);
              // The same twice and two that differ; the first or the last of them might well fit.
              for (const query of [`${name}=1&${name}=1`, `${name}=1&${name}=2`, `${name}=true&${name}=false`]) {
                expectFaults(await ann.call(method.toUpperCase(), `${place}?${query}`), [name, ...missing].sort());
              }
              asked.push(`${method} ${path} ${name}`);
            }
          }
        }
        expect(asked.length).toBeGreaterThan(12);
      });

      test.each([
        ["/public/{}", "code"],
        ["/boards/BOARD/cards?q={}", "q"],
        ["/boards/BOARD/trash?q={}", "q"],
      ])("GET %s with U+0000 in a free text: 422 at %s", async (path, name) => {
        for (const text of ["%00", "a%00b"]) {
          expectFaults(await ann.call("GET", path.replace("BOARD", boardId).replace("{}", text)), [name]);
        }
      });

      test("of what may be of several kinds the message says all of them", async () => {
        const asked = async (query: string) => (await ann.call("GET", `/todos?${query}`)).body.errors;
        expect(await asked("sort=title")).toEqual([
          { path: "sort", message: "must be position, due, created or priority" },
        ]);
        expect(await asked("subject=all")).toEqual([
          { path: "subject", message: "must be a UUID in lower case, or none" },
        ]);
      });

      test("a cursor that is no list's, or another list's, is 422", async () => {
        for (const title of ["One", "Two"]) await ann.call("POST", `/boards/${boardId}/cards`, { body: { title } });
        const cards = await ann.call<{ nextCursor: string }>("GET", `/boards/${boardId}/cards?limit=1`);
        const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
        const made = [
          "",
          "x",
          "%00",
          text(null),
          text({}),
          text([]),
          text("x"),
          text({ updatedAt: 1, id: 2 }),
          text({ updatedAt: "x", id: "y" }),
          text({ updatedAt: "2026-02-31T00:00:00.000Z", id: v7() }),
          text({ updatedAt: "0000-01-01T00:00:00.000Z", id: v7() }),
          text({ since: "x", userId: v7() }),
          text({ since: "2026-01-01T00:00:00.000Z", userId: "y" }),
          "x".repeat(501),
        ];
        for (const cursor of [...made, cards.body.nextCursor]) {
          expectFaults(await ann.call("GET", `/boards?cursor=${cursor}`), ["cursor"]);
        }
        const boards = text({ updatedAt: "2026-01-01T00:00:00.000Z", id: v7() });
        for (const cursor of [...made, boards]) {
          expectFaults(await ann.call("GET", `/boards/${boardId}/cards?cursor=${cursor}`), ["cursor"]);
          expectFaults(await ann.call("GET", `/boards/${boardId}/users?cursor=${cursor}`), ["cursor"]);
        }
        before = await state();
      });

      test("a number of an event that no database counts to is 422", async () => {
        for (const name of ["since", "before"]) {
          const events = (seq: number) => ann.call("GET", `/boards/${boardId}/events?${name}=${seq}`);
          expectFaults(await events(2 ** 31), [name]);
          expect((await events(2 ** 31 - 1)).status).toBe(200);
        }
      });

      test("other values of a query that do not fit: 422", async () => {
        for (const archived of ["yes", "1", "", "TRUE"]) {
          expectFaults(await ann.call("GET", `/boards?archived=${archived}`), ["archived"]);
        }
        expectFaults(await ann.call("GET", `/boards/${boardId}/cards?column=x&q=${"x".repeat(201)}`), ["column", "q"]);
        expectFaults(await ann.call("GET", `/boards/${boardId}/events?since=-1&before=0`), ["before", "since"]);
      });

      test("an address that cannot be read: 400; one that leads nowhere: 404", async () => {
        for (const path of ["/boards/%E0%A4%A", "/%", "/boards/%zz"]) {
          const answer = await ann.call("GET", path);
          expectProblem(answer);
          expect(answer.status).toBe(400);
        }
        for (const path of ["/nowhere", "/boards/x/y/z", "/v2/boards", "/../../etc/passwd", "//boards"]) {
          const answer = await ann.call("GET", path);
          expectProblem(answer);
          expect(answer.status, path).toBe(404);
        }
        expectProblem(await ann.call("PUT", "/boards"));
      });
    });

    test("the bounds themselves fit", async () => {
      const long = (length: number) => "x".repeat(length);
      for (const [route, body, status] of [
        [
          "POST /boards",
          { title: long(500), description: long(50_000), columns: Array.from({ length: 50 }, () => "x") },
          201,
        ],
        ["POST /boards", { title: "a", description: null, columns: [] }, 201],
        ["POST /boards/{id}/columns", { title: "a", wipLimit: 9_999, position: 1_000_000 }, 201],
        ["POST /boards/{id}/columns", { title: "a", wipLimit: null, position: 0 }, 201],
        ["POST /boards/{id}/cards", { title: long(500), position: 1_000_000, afterCardId: null }, 201],
        ["PATCH /cards/{id}", { description: long(50_000) }, 200],
        ["PATCH /cards/{id}", {}, 200],
        ["POST /users/search", { email: long(254) }, 200],
      ] as const) {
        expect((await send(route, { body })).status, route).toBe(status);
      }
      before = await state();
    });

    test("a small request is not answered with megabytes of its faults", async () => {
      const deep = `${"[".repeat(500)}${Array.from({ length: 5_000 }, () => '"\\u0000"').join(",")}${"]".repeat(500)}`;
      const commands = JSON.stringify({
        commands: Array.from({ length: 200 }, () => ({ type: "card.add", a: 1, b: 2, c: 3 })),
      });
      for (const [body, most] of [
        [deep, 100],
        [commands, 1_000],
      ] as const) {
        const answer = await ann.call("POST", `/boards/${boardId}/commands`, { body });
        expect(answer.status).toBe(422);
        expect(answer.body.errors?.length).toBe(most);
        expect(JSON.stringify(answer.body).length).toBeLessThan(300_000);
      }
    });

    test("a page of another site that is let in may use every method", async () => {
      const open = await startTestServer(database, { CORS_ORIGINS: "https://tools.example.org" });
      try {
        for (const method of ["PATCH", "PUT", "DELETE"]) {
          const answer = await fetch(`${open.url}/api/v1/boards/${boardId}`, {
            method: "OPTIONS",
            headers: { origin: "https://tools.example.org", "access-control-request-method": method },
          });
          expect(answer.headers.get("access-control-allow-methods")).toContain(method);
          expect(answer.headers.get("access-control-allow-origin")).toBe("https://tools.example.org");
        }
      } finally {
        await open.stop();
      }
    });
  });
}
