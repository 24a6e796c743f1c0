import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { Schema } from "./arbitrary-requests.ts";
import { RouteTable } from "./route-table.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Operation {
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
  readonly security: readonly unknown[];
}

/** What the contract promises and this version has. */
const PROMISED = `
POST /auth/register
POST /auth/login
POST /auth/tokens
POST /auth/password/forgot
POST /auth/password/reset
POST /auth/refresh
POST /auth/logout
GET /auth/me
GET /auth/sessions
DELETE /auth/sessions
DELETE /auth/sessions/{sessionId}
GET /users/me/tokens
POST /users/me/tokens
DELETE /users/me/tokens/{tokenId}
POST /users
GET /users/me
PATCH /users/me
DELETE /users/me
GET /users/me/export
GET /calendar-feed
POST /calendar-feed
DELETE /calendar-feed
GET /calendar/{code}.ics
GET /installation
GET /admin/users
PATCH /admin/users/{userId}
POST /admin/users/{userId}/deactivate
POST /admin/users/{userId}/reactivate
DELETE /admin/users/{userId}/sessions
GET /admin/registration
PATCH /admin/registration
GET /admin/invites
POST /admin/invites
DELETE /admin/invites/{inviteId}
GET /users/{userId}
POST /users/search
PUT /users/me/avatar
DELETE /users/me/avatar
GET /users/{userId}/avatar/{avatarId}.jpg
GET /boards
POST /boards
GET /boards/{boardId}
PATCH /boards/{boardId}
DELETE /boards/{boardId}
POST /boards/{boardId}/archive
POST /boards/{boardId}/restore
POST /boards/{boardId}/copy
GET /subjects
POST /subjects
GET /subjects/trash
DELETE /subjects/trash
GET /subjects/{subjectId}
PATCH /subjects/{subjectId}
DELETE /subjects/{subjectId}
POST /subjects/{subjectId}/restore
GET /subjects/{subjectId}/documents
POST /subjects/{subjectId}/documents
GET /documents/{documentId}
PATCH /documents/{documentId}
DELETE /documents/{documentId}
POST /documents/{documentId}/restore
GET /documents/{documentId}/content
GET /documents/{documentId}/thumbnail
POST /documents/{documentId}/link
GET /documents/{documentId}/versions
GET /documents/{documentId}/versions/{version}
POST /documents/{documentId}/versions/{version}/restore
PUT /subjects/{subjectId}/boards/{boardId}
DELETE /subjects/{subjectId}/boards/{boardId}
GET /notifications
POST /notifications/read
GET /notifications/unsubscribe
POST /notifications/unsubscribe
GET /notifications/settings
PATCH /notifications/settings
GET /cards/{cardId}/watch
PUT /cards/{cardId}/watch
DELETE /cards/{cardId}/watch
GET /boards/{boardId}/watch
PUT /boards/{boardId}/watch
DELETE /boards/{boardId}/watch
PUT /boards/{boardId}/star
DELETE /boards/{boardId}/star
POST /boards/{boardId}/columns
PATCH /columns/{columnId}
DELETE /columns/{columnId}
GET /boards/{boardId}/cards
POST /boards/{boardId}/cards
GET /cards/{cardId}
PATCH /cards/{cardId}
DELETE /cards/{cardId}
POST /cards/{cardId}/archive
POST /cards/{cardId}/restore
POST /cards/{cardId}/copy
GET /boards/{boardId}/trash
DELETE /boards/{boardId}/trash
POST /columns/{columnId}/archive
POST /columns/{columnId}/restore
GET /boards/{boardId}/labels
POST /boards/{boardId}/labels
PATCH /labels/{labelId}
DELETE /labels/{labelId}
POST /labels/{labelId}/restore
GET /cards/{cardId}/attachments
POST /cards/{cardId}/attachments
GET /attachments/{attachmentId}
PATCH /attachments/{attachmentId}
DELETE /attachments/{attachmentId}
POST /attachments/{attachmentId}/restore
GET /attachments/{attachmentId}/content
GET /attachments/{attachmentId}/thumbnail
POST /attachments/{attachmentId}/link
GET /cards/{cardId}/comments
POST /cards/{cardId}/comments
PATCH /comments/{commentId}
DELETE /comments/{commentId}
POST /comments/{commentId}/restore
PUT /cards/{cardId}/labels/{labelId}
DELETE /cards/{cardId}/labels/{labelId}
PUT /cards/{cardId}/assignees/{userId}
DELETE /cards/{cardId}/assignees/{userId}
POST /cards/{cardId}/checklists
PATCH /checklists/{checklistId}
DELETE /checklists/{checklistId}
POST /checklists/{checklistId}/restore
POST /checklists/{checklistId}/items
PATCH /checklist-items/{itemId}
DELETE /checklist-items/{itemId}
POST /checklist-items/{itemId}/restore
POST /checklist-items/{itemId}/card
GET /boards/{boardId}/users
PUT /boards/{boardId}/users/{userId}
DELETE /boards/{boardId}/users/{userId}
POST /boards/{boardId}/commands
GET /boards/{boardId}/events
GET /boards/{boardId}/invites
POST /boards/{boardId}/invites
DELETE /invites/{invite}
GET /invites/{invite}
POST /invites/{invite}/accept
GET /boards/{boardId}/public-link
PUT /boards/{boardId}/public-link
DELETE /boards/{boardId}/public-link
GET /public/{code}
POST /public/{code}
GET /public/{code}/cards/{cardId}
POST /public/{code}/cards/{cardId}
GET /search
GET /todos
POST /todos
GET /todos/{todoId}
PATCH /todos/{todoId}
DELETE /todos/{todoId}
POST /todos/{todoId}/restore
POST /todos/commands
GET /todos/changes
GET /tasks
`
  .trim()
  .split("\n")
  .map((line) => line.replace(" ", " /api/v1"));

/** Not described: the socket speaks no HTTP, and the description does not describe itself. */
const UNDESCRIBED = /^GET \/(api\/v1\/live$|docs|openapi\.json$)/;

/** One that the schema of a query takes. */
function valueFor(schema: Schema | undefined, id: string): string {
  if (schema?.type === "boolean") return "true";
  if (schema?.type === "integer") return "1";
  if (schema?.enum) return String(schema.enum[0]);
  return schema?.pattern?.includes("T") ? "2026-05-01T09:00:00.000Z" : id;
}

/** What needs no token. */
const OPEN =
  /^\/(health|metrics|api\/v1\/auth\/(register|login|tokens|refresh|logout|password)|api\/v1\/(users|installation|notifications\/unsubscribe)$)/;

/** Of OAuth 2, which wants a form, in which there may be parameters that nobody knows. */
const TOKEN_ENDPOINT = "POST /api/v1/auth/tokens";

/** Their addresses are what opens them. */
const BY_ADDRESS = [
  "GET /api/v1/users/{userId}/avatar/{avatarId}.jpg",
  "GET /api/v1/invites/{invite}",
  "GET /api/v1/calendar/{code}.ics",
];
const PUBLIC = "/api/v1/public/";

const UPLOADS = ["PUT /api/v1/users/me/avatar"];
/** A file or a link. */
const ATTACHING = ["POST /api/v1/cards/{cardId}/attachments", "POST /api/v1/subjects/{subjectId}/documents"];
const BOTH = ["application/json", "multipart/form-data"];

for (const database of databases) {
  describe(database.name, () => {
    const table = new RouteTable();
    let server: TestServer;
    let ann: Person;
    let document: Document;

    beforeAll(async () => {
      server = await startTestServer(database, {}, undefined, table.more);
      ann = await server.register("ann");
      const response = await fetch(`${server.url}/openapi.json`);
      expect(response.headers.get("content-type")).toContain("application/json");
      document = (await response.json()) as Document;
    });
    afterAll(() => server.stop());

    function operations(): { route: string; path: string; operation: Operation }[] {
      return Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          route: `${method.toUpperCase()} ${path}`,
          path,
          operation,
        })),
      );
    }

    describe("GET /openapi.json", () => {
      test("is OpenAPI 3.1 with a title, a version and the bearer token", () => {
        expect(document.openapi).toMatch(/^3\.1\.\d+$/);
        expect(document.info).toMatchObject({ title: "SyncBoard", version: expect.any(String) });
        expect(document.components.securitySchemes).toEqual({
          bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        });
      });

      test("describes every route of the server, and no other", () => {
        const routes = table.routes.filter((route) => !UNDESCRIBED.test(route));
        const described = operations().map(({ route }) => route);
        expect(described.toSorted()).toEqual(routes.map((route) => route.replaceAll(/:(\w+)/g, "{$1}")).toSorted());
      });

      test("has every route that the contract promises so far", () => {
        const described = new Set(operations().map(({ route }) => route));
        expect(PROMISED.filter((route) => !described.has(route))).toEqual([]);
      });

      test("puts every route under a tag, declares its path's ids and says what it answers", () => {
        for (const { route, path, operation } of operations()) {
          expect(operation.tags, route).toHaveLength(1);
          const declared = operation.parameters?.filter((each) => each.in === "path") ?? [];
          expect(declared.map(({ name }) => `{${name}}`).toSorted(), route).toEqual(
            (path.match(/\{\w+\}/g) ?? []).toSorted(),
          );
          for (const { required, schema } of declared) expect([required, schema?.type]).toEqual([true, "string"]);
          expect(Object.keys(operation.responses ?? {}).length, route).toBeGreaterThan(0);
        }
      });

      test("says which routes want a token and which do not, as they do", async () => {
        for (const { route, path, operation } of operations()) {
          const isOpen = operation.security?.length === 0;
          expect([route, isOpen]).toEqual([
            route,
            OPEN.test(path) || BY_ADDRESS.includes(route) || path.startsWith(PUBLIC),
          ]);
          if (isOpen) continue;
          const [method = "GET"] = route.split(" ");
          const somewhere = path.replaceAll(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000");
          const response = await fetch(server.url + somewhere, { method });
          expect([route, response.status]).toEqual([route, 401]);
        }
      });

      test("describes each body as an object that takes no other fields", () => {
        for (const { route, operation } of operations()) {
          const content = operation.requestBody?.content;
          if (!content) continue;
          if (route === TOKEN_ENDPOINT) {
            expect(Object.keys(content)).toEqual(["application/x-www-form-urlencoded"]);
            continue;
          }
          const types = ATTACHING.includes(route)
            ? BOTH
            : [UPLOADS.includes(route) ? "multipart/form-data" : "application/json"];
          expect(Object.keys(content), route).toEqual(types);
          for (const type of types) {
            expect(content[type]?.schema, route).toMatchObject({ type: "object", additionalProperties: false });
          }
        }
      });

      test("is plain JSON Schema: nothing in it refers to what is not there", () => {
        const text = JSON.stringify(document);
        expect(text).not.toContain("$ref");
        expect(text).not.toContain("~kind");
        expect(text).not.toContain("undefined");
      });
    });

    describe("GET /docs", () => {
      test("is a page that needs no other host", async () => {
        const response = await fetch(`${server.url}/docs`);
        expect(response.status).toBe(200);
        expect(response.headers.get("content-type")).toContain("text/html");
        const page = await response.text();
        expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
        const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = ""]) => new URL(part, response.url));
        expect(parts.length).toBeGreaterThan(3);
        for (const part of parts) {
          const loaded = await fetch(part);
          const content = await loaded.text();
          expect([part.pathname, loaded.status]).toEqual([part.pathname, 200]);
          // What a style sheet names is loaded with it.
          if (part.pathname.endsWith(".css")) expect(content).not.toMatch(/url\(\s*["']?(https?:)?\/\/|@import/);
          if (part.pathname.endsWith("initializer.js")) expect(content).not.toMatch(/["'](https?:)?\/\//);
        }
        // And what slipped in all the same would not be loaded, nor would a script inside the page run.
        const policy = response.headers.get("content-security-policy") ?? "";
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("script-src 'self';");
        expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
      });

      test("shows the same description", async () => {
        expect(await (await fetch(`${server.url}/docs/json`)).json()).toEqual(document);
      });
    });

    test("what is described is what is taken: each described query is accepted", async () => {
      const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
      for (const { route, path, operation } of operations()) {
        if (!route.startsWith("GET /api/v1/boards")) continue;
        for (const { name, schema } of operation.parameters?.filter((each) => each.in === "query") ?? []) {
          if (name === "cursor") continue;
          const value = valueFor(schema, body.id);
          const query = `${path.replace("/api/v1", "").replace("{boardId}", body.id)}?${name}=${value}`;
          expect([query, (await ann.call("GET", query)).status]).toEqual([query, 200]);
        }
      }
    });
  });
}
