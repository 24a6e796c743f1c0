import type { Role, Snapshot } from "@syncboard/model";
import { commandSchemas } from "@syncboard/model/schemas";
import { CLOSE, PROTOCOL } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { BOARD_COMMANDS } from "./board-commands-table.ts";
import { type Ask, BOARD_ROUTES, type Ids, nothing } from "./board-routes-table.ts";
import { hello, LiveSocket, watch } from "./live-socket.ts";
import { OPEN } from "./open-routes.ts";
import { pictureForm } from "./pictures.ts";
import { RouteTable } from "./route-table.ts";
import { type Answer, at, type Person, type Problem, startTestServer, type TestServer } from "./running-server.ts";
import { SUBJECT_ROUTES } from "./subject-routes-table.ts";
import { TODO_ROUTES } from "./todo-routes-table.ts";

// Who may do what, for every route that the server has.

/** What every signed-in person may ask, and nobody else. */
const SIGNED_IN: Readonly<Record<string, Omit<Ask, "foreign">>> = {
  "GET /api/v1/users/me/export": { path: () => "/users/me/export", ok: 200 },
  "GET /api/v1/auth/me": { path: () => "/auth/me", ok: 200 },
  "GET /api/v1/auth/sessions": { path: () => "/auth/sessions", ok: 200 },
  "DELETE /api/v1/auth/sessions": { path: () => "/auth/sessions", ok: 204 },
  "GET /api/v1/users/me/tokens": { path: () => "/users/me/tokens", ok: 200 },
  "POST /api/v1/users/me/tokens": {
    path: () => "/users/me/tokens",
    body: () => ({ name: "Script", scope: "write" }),
    ok: 201,
  },
  "GET /api/v1/users/me": { path: () => "/users/me", ok: 200 },
  "PATCH /api/v1/users/me": { path: () => "/users/me", body: () => ({ theme: "dark" }), ok: 200 },
  // Whom else one sees: profiles.test.ts.
  "GET /api/v1/users/:userId": { path: () => `/users/${stranger.userId}`, ok: 200 },
  "PUT /api/v1/users/me/avatar": { path: () => "/users/me/avatar", body: pictureForm, ok: 200 },
  "DELETE /api/v1/users/me/avatar": { path: () => "/users/me/avatar", ok: 204 },
  "POST /api/v1/users/search": { path: () => "/users/search", body: () => ({ email: "a@example.org" }), ok: 200 },
  // What is whose: notifications.test.ts.
  "GET /api/v1/notifications": { path: () => "/notifications", ok: 200 },
  "POST /api/v1/notifications/read": { path: () => "/notifications/read", body: () => ({ all: true }), ok: 200 },
  "GET /api/v1/notifications/settings": { path: () => "/notifications/settings", ok: 200 },
  "PATCH /api/v1/notifications/settings": {
    path: () => "/notifications/settings",
    body: () => ({ mail: { commented: false } }),
    ok: 200,
  },
  // What is found by whom: search-rights.test.ts.
  "GET /api/v1/search": { path: () => "/search?q=anything", ok: 200 },
  "GET /api/v1/calendar-feed": { path: () => "/calendar-feed", ok: 200 },
  "POST /api/v1/calendar-feed": { path: () => "/calendar-feed", body: () => ({ timeZone: "Europe/Madrid" }), ok: 201 },
  "DELETE /api/v1/calendar-feed": { path: () => "/calendar-feed", ok: 204 },
  "GET /api/v1/boards": { path: () => "/boards", ok: 200 },
  "POST /api/v1/boards": { path: () => "/boards", body: () => ({ title: "Mine" }), ok: 201 },
  // For whom the code is good: invites.test.ts.
  "POST /api/v1/invites/:invite/accept": { path: () => `/invites/${inviteCode}/accept`, ok: 200 },
};

/** What ends the account of whoever may do it. */
const ENDING = {
  "DELETE /api/v1/users/me": { path: () => "/users/me", body: () => ({ password: "correct horse" }), ok: 204 },
} as const satisfies Readonly<Record<string, Omit<Ask, "foreign">>>;

interface AdminIds {
  readonly userId: string;
  readonly inviteId: string;
}

interface AdminAsk {
  readonly path: (ids: AdminIds) => string;
  readonly body?: () => unknown;
  readonly ok: number;
}

const administered = ({ userId }: AdminIds) => `/admin/users/${userId}`;

/** What administrators may ask, and nobody else. */
const ADMIN: Readonly<Record<string, AdminAsk>> = {
  "GET /api/v1/admin/users": { path: () => "/admin/users", ok: 200 },
  "PATCH /api/v1/admin/users/:userId": { path: administered, body: () => ({ isAdministrator: true }), ok: 200 },
  "POST /api/v1/admin/users/:userId/deactivate": { path: (ids) => `${administered(ids)}/deactivate`, ok: 200 },
  "POST /api/v1/admin/users/:userId/reactivate": { path: (ids) => `${administered(ids)}/reactivate`, ok: 200 },
  "DELETE /api/v1/admin/users/:userId/sessions": { path: (ids) => `${administered(ids)}/sessions`, ok: 204 },
  "GET /api/v1/admin/registration": { path: () => "/admin/registration", ok: 200 },
  "PATCH /api/v1/admin/registration": {
    path: () => "/admin/registration",
    body: () => ({ registration: "open" }),
    ok: 200,
  },
  "GET /api/v1/admin/invites": { path: () => "/admin/invites", ok: 200 },
  "POST /api/v1/admin/invites": { path: () => "/admin/invites", body: () => ({ note: "For Zoe" }), ok: 201 },
  "DELETE /api/v1/admin/invites/:inviteId": { path: ({ inviteId }) => `/admin/invites/${inviteId}`, ok: 204 },
};

interface OwnRow {
  /** Makes one of a person's own, and answers its id. */
  readonly make: (person: Person) => Promise<string>;
  readonly path: (id: string) => string;
  readonly ok: number;
  /** Whether the thing is there, as its owner sees it. */
  readonly isThere: (person: Person, id: string) => Promise<boolean>;
}

interface Listed {
  readonly items: readonly { readonly id: string }[];
}

const isListed = (path: string) => async (person: Person, id: string) => {
  return (await person.call<Listed>("GET", `${path}?limit=100`)).body.items.some((item) => item.id === id);
};

/** What each person has for themselves, by its id: nobody else gets at it, whatever their role anywhere. */
const OWN: Readonly<Record<string, OwnRow>> = {
  "DELETE /api/v1/auth/sessions/:sessionId": {
    async make(person) {
      const before = (await person.call<Listed>("GET", "/auth/sessions?limit=100")).body.items.map(({ id }) => id);
      await server.call("POST", "/auth/login", { body: { identifier: person.email, password: "correct horse" } });
      const { body } = await person.call<Listed>("GET", "/auth/sessions?limit=100");
      return body.items.find(({ id }) => !before.includes(id))?.id ?? "";
    },
    path: (id) => `/auth/sessions/${id}`,
    ok: 204,
    isThere: isListed("/auth/sessions"),
  },
  "DELETE /api/v1/users/me/tokens/:tokenId": {
    make: async (person) => (await newToken(person, "read")).id,
    path: (id) => `/users/me/tokens/${id}`,
    ok: 204,
    isThere: isListed("/users/me/tokens"),
  },
};

/** What a personal access token may not do, whatever its scope: it must not get hold of more than itself. */
const SESSION_ONLY = /^\S+ \/api\/v1\/(auth\/sessions|users\/me\/(tokens|export)|calendar-feed)\b/;

async function newToken(person: Person, scope: "read" | "write"): Promise<{ id: string; token: string }> {
  const body = { name: "Script", scope };
  return (await person.call<{ id: string; token: string }>("POST", "/users/me/tokens", { body })).body;
}

const programs = new Map<string, Person>();

/** A program of this person: the same one for a scope, as there may be only so many. */
async function programOf(person: Person, scope: "read" | "write"): Promise<Person> {
  const key = `${person.userId} ${scope}`;
  const program = programs.get(key) ?? at(server.url, { ...person, token: (await newToken(person, scope)).token });
  programs.set(key, program);
  return program;
}

const table = new RouteTable();
let server: TestServer;
let administrator: Person;
let creator: Person;
let owner: Person;
let editor: Person;
let commenter: Person;
let viewer: Person;
let leaver: Person;
let stranger: Person;
/** Was an owner of a board, and has deactivated the account since. */
let gone: Person;
let programOfGone: Person;
let boardOfGone: Ids;
let foreign: Ids;
/** Of an invite to a board of the stranger's. */
let inviteCode: string;
let other: Pick<Ids, "otherBoardId" | "otherColumnId">;

/** A board with a member of every role, one who was removed, and something in the trash. */
async function scene(maker: Person, members: readonly (readonly [Person, Role])[]): Promise<Ids> {
  const ids = nothing();
  const made = await maker.call("POST", "/boards", { body: { id: ids.boardId, title: "Plans" } });
  expect(made.status).toBe(201);
  const { body } = await maker.call<Snapshot>("GET", `/boards/${ids.boardId}`);
  const [, columnId = "", trashedColumnId = ""] = body.columns.map(({ id }) => id);
  const extra = await server.register();
  const commands = [
    ...members.map(([{ userId }, role]) => ({ type: "member.add", userId, role })),
    { type: "member.add", userId: extra.userId, role: "viewer" },
    { type: "member.add", userId: leaver.userId, role: "editor" },
    { type: "member.remove", userId: leaver.userId },
    ...[ids.cardId, ids.neighbourId, ids.trashedId].map((cardId) => ({
      type: "card.add",
      cardId,
      columnId,
      title: "A",
    })),
    { type: "card.delete", cardId: ids.trashedId },
    { type: "column.delete", columnId: trashedColumnId },
    ...[ids.labelId, ids.trashedLabelId].map((labelId) => ({ type: "label.add", labelId, name: "Bug", color: "red" })),
    { type: "label.delete", labelId: ids.trashedLabelId },
    ...onCard(ids),
  ];
  const given = await maker.call<{ results: { status: string }[] }>("POST", `/boards/${ids.boardId}/commands`, {
    body: { commands: commands.map((command) => ({ id: v7(), ...command })) },
  });
  expect(new Set(given.body.results.map(({ status }) => status))).toEqual(new Set(["applied"]));
  const file = await maker.call("POST", `/cards/${ids.cardId}/attachments?id=${ids.fileId}`, { body: pictureForm() });
  expect(file.status).toBe(201);
  const invite = await newInvite(maker, ids.boardId);
  expect((await maker.call("PUT", `/boards/${ids.boardId}/public-link`, { body: {} })).status).toBe(201);
  return {
    ...ids,
    ...other,
    columnId,
    trashedColumnId,
    memberId: extra.userId,
    newMemberId: stranger.userId,
    inviteId: invite.id,
  };
}

async function newInvite(owner: Person, boardId: string): Promise<{ id: string; code: string }> {
  const body = { role: "viewer" };
  return (await owner.call<{ id: string; code: string }>("POST", `/boards/${boardId}/invites`, { body })).body;
}

/** What hangs on the first card, and something of each kind that was deleted. */
function onCard(ids: Ids) {
  const {
    cardId,
    checklistId,
    laterChecklistId,
    trashedChecklistId,
    itemId,
    trashedItemId,
    commentId,
    trashedCommentId,
    attachmentId,
    trashedAttachmentId,
  } = ids;
  return [
    ...[checklistId, laterChecklistId, trashedChecklistId].map((id) => ({
      type: "checklist.add",
      cardId,
      checklistId: id,
      title: "A",
    })),
    { type: "checklist.delete", cardId, checklistId: trashedChecklistId },
    ...[itemId, trashedItemId].map((id) => ({ type: "item.add", cardId, checklistId, itemId: id, text: "A" })),
    { type: "item.delete", cardId, itemId: trashedItemId },
    ...[commentId, trashedCommentId].map((id) => ({ type: "comment.add", cardId, commentId: id, text: "A" })),
    { type: "comment.delete", cardId, commentId: trashedCommentId },
    ...[attachmentId, trashedAttachmentId].map((id) => ({
      ...{ type: "attachment.add", cardId, attachmentId: id, url: "https://example.org" },
    })),
    { type: "attachment.delete", cardId, attachmentId: trashedAttachmentId },
  ];
}

async function otherBoard() {
  const { body } = await creator.call<{ id: string }>("POST", "/boards", { body: { title: "Other" } });
  for (const { userId } of [owner, editor]) {
    const shared = await creator.call("PUT", `/boards/${body.id}/users/${userId}`, { body: { role: "editor" } });
    expect(shared.status).toBe(201);
  }
  const snapshot = await creator.call<Snapshot>("GET", `/boards/${body.id}`);
  return { otherBoardId: body.id, otherColumnId: snapshot.body.columns[1]?.id ?? "" };
}

const board4 = () =>
  scene(creator, [
    [owner, "owner"],
    [editor, "editor"],
    [commenter, "commenter"],
    [viewer, "viewer"],
  ]);

async function seqOf(person: Person, boardId: string): Promise<number> {
  const { status, body } = await person.call<Snapshot>("GET", `/boards/${boardId}`);
  expect(status).toBe(200);
  return body.seq;
}

function give(person: Pick<Person, "call">, route: string, ask: Ask | Omit<Ask, "foreign">, ids: Ids) {
  const body = ask.body?.(ids);
  const method = route.split(" ")[0] ?? "";
  return person.call<Problem>(method, ask.path(ids), body === undefined ? {} : { body });
}

/** The ids that an ask names, one by one. */
function namedIn(ask: Ask): (keyof Ids)[] {
  const named = new Set<keyof Ids>();
  const ids = nothing();
  const watched = new Proxy(ids, {
    get(_, name) {
      const key = (Object.keys(ids) as (keyof Ids)[]).find((each) => each === name);
      if (key) named.add(key);
      return key && ids[key];
    },
  });
  ask.path(watched);
  ask.body?.(watched);
  return [...named];
}

function expectUnauthenticated(answer: Answer<Problem>): void {
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  expect(answer.body.code).toBe("unauthenticated");
}

function expectScopeRefused(answer: Answer<Problem>): void {
  expect(answer.status).toBe(403);
  expect(answer.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope"');
  expect(answer.body.code).toBe("insufficient_scope");
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database, {}, undefined, table.more);
      // Who comes first administers.
      administrator = await server.register("administrator");
      [creator, owner, editor, commenter, viewer, leaver, stranger, gone] = await Promise.all([
        server.register("creator"),
        server.register("owner"),
        server.register("editor"),
        server.register("commenter"),
        server.register("viewer"),
        server.register("leaver"),
        server.register("stranger"),
        server.register("gone"),
      ]);
      other = await otherBoard();
      const theirs = await scene(stranger, []);
      // Taken, for things that a request would make.
      const { cardId, columnId, labelId, checklistId, itemId, commentId, attachmentId } = theirs;
      foreign = {
        ...theirs,
        ...{ newCardId: cardId, newColumnId: columnId, newLabelId: labelId },
        ...{ otherBoardId: theirs.boardId, otherColumnId: columnId },
        ...{ newChecklistId: checklistId, newItemId: itemId, newCommentId: commentId },
        newAttachmentId: attachmentId,
      };
      inviteCode = (await newInvite(stranger, theirs.boardId)).code;
      boardOfGone = await scene(creator, [[gone, "owner"]]);
      programOfGone = await programOf(gone, "write");
      expect((await gone.call("DELETE", "/users/me", { body: { password: "correct horse" } })).status).toBe(204);
    });
    afterAll(() => server.stop());

    test("every route of the server has a row in these tables, and no row is without its route", () => {
      const routes = table.routes.filter((route) => !route.startsWith("GET /docs"));
      const rows = [BOARD_ROUTES, SIGNED_IN, ENDING, OWN, ADMIN, SUBJECT_ROUTES, TODO_ROUTES, OPEN].flatMap((rows) =>
        Object.keys(rows),
      );
      expect(routes.toSorted()).toEqual(rows.toSorted());
    });

    test.each(Object.entries(SIGNED_IN))("%s is for whoever is signed in", async (route, ask) => {
      const ids = nothing();
      expectUnauthenticated(await give(server, route, ask, ids));
      expect((await give(stranger, route, ask, ids)).status).toBe(ask.ok);
    });

    test.each(Object.entries(ENDING))("%s is for whoever is signed in, by themselves", async (route, ask) => {
      const person = await server.register("leaving");
      expectUnauthenticated(await give(server, route, ask, nothing()));
      for (const scope of ["read", "write"] as const) {
        expectScopeRefused(await give(await programOf(person, scope), route, ask, nothing()));
      }
      expect((await give(person, route, ask, nothing())).status).toBe(ask.ok);
      expectUnauthenticated(await give(person, route, ask, nothing()));
    });

    test.each(Object.entries(ADMIN))("%s is for administrators", async (route, { path, body, ok }) => {
      const [method = ""] = route.split(" ");
      const ask = (person: Pick<Person, "call">, ids: AdminIds) =>
        person.call<Problem>(method, path(ids), body ? { body: body() } : {});
      const subject = await server.register("subject");
      const invite = await administrator.call<{ id: string }>("POST", "/admin/invites", { body: {} });
      const ids = { userId: subject.userId, inviteId: invite.body.id };
      const state = async () => {
        const users = await administrator.call<{ items: object[] }>("GET", `/admin/users?q=${subject.email}`);
        return [users.body.items, (await administrator.call("GET", "/admin/invites")).body];
      };
      const before = await state();
      expectUnauthenticated(await ask(server, ids));
      expectUnauthenticated(await ask(gone, ids));
      for (const person of [creator, owner, editor, commenter, viewer, stranger, subject]) {
        const refused = await ask(person, ids);
        expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
        expect((await ask(person, { userId: v7(), inviteId: v7() })).body).toEqual(refused.body);
      }
      for (const scope of ["read", "write"] as const) {
        expectScopeRefused(await ask(await programOf(administrator, scope), ids));
      }
      expect(await state()).toEqual(before);
      expect((await ask(administrator, ids)).status).toBe(ok);
      if (route.includes("/:")) {
        expect((await ask(administrator, { userId: v7(), inviteId: v7() })).status).toBe(404);
      }
    });

    test("who has deactivated the account is anonymous everywhere, and a program of theirs too", async () => {
      const seq = await seqOf(creator, boardOfGone.boardId);
      const asks = [
        ...Object.entries(BOARD_ROUTES).flatMap(([route, row]) => row.asks.map((ask) => ({ route, ask }))),
        ...Object.entries({ ...SIGNED_IN, ...ENDING }).map(([route, ask]) => ({ route, ask })),
      ];
      for (const { route, ask } of asks) {
        for (const person of [gone, programOfGone]) {
          const answer = await give(person, route, ask, boardOfGone);
          expectUnauthenticated(answer);
          expect(answer.body).toEqual((await give(server, route, ask, boardOfGone)).body);
        }
      }
      for (const [route, { path }] of Object.entries(OWN)) {
        expectUnauthenticated(await gone.call(route.split(" ")[0] ?? "", path(v7())));
      }
      const cookie = { headers: { cookie: gone.cookie } };
      expect((await server.call("POST", "/auth/refresh", cookie)).status).toBe(401);
      expect(await seqOf(creator, boardOfGone.boardId)).toBe(seq);
    });

    test.each(Object.entries(OWN))("%s: one's own, and what is another's looks like nothing", async (route, row) => {
      const [method = ""] = route.split(" ");
      const id = await row.make(creator);
      expectUnauthenticated(await server.call(method, row.path(id)));
      const nowhere = await stranger.call(method, row.path(v7()));
      expect(nowhere.status).toBe(404);
      expect((await stranger.call(method, row.path(id))).body).toEqual(nowhere.body);
      expect(await row.isThere(creator, id)).toBe(true);
      for (const scope of ["read", "write"] as const) {
        expectScopeRefused(await (await programOf(creator, scope)).call(method, row.path(id)));
      }
      expect(await row.isThere(creator, id)).toBe(true);
      expect((await creator.call(method, row.path(id))).status).toBe(row.ok);
      expect(await row.isThere(creator, id)).toBe(false);
      expect((await creator.call(method, row.path(id))).body).toEqual(nowhere.body);
    });

    test.each(Object.entries(SIGNED_IN))("%s is as open to a program as its token says", async (route, ask) => {
      for (const scope of ["read", "write"] as const) {
        const answer = await give(await programOf(stranger, scope), route, ask, nothing());
        if (SESSION_ONLY.test(route) || (scope === "read" && !route.startsWith("GET"))) expectScopeRefused(answer);
        else expect(answer.status).toBe(ask.ok);
      }
    });

    test.each(Object.entries(BOARD_ROUTES))("%s is as open to a program as its token says", async (route, { asks }) => {
      for (const scope of ["read", "write"] as const) {
        const program = await programOf(creator, scope);
        for (const ask of asks) {
          const ids = await board4();
          const seq = await seqOf(creator, ids.boardId);
          const answer = await give(program, route, ask, ids);
          if (scope === "write" || route.startsWith("GET")) expect(answer.status).toBe(ask.ok);
          else expectScopeRefused(answer);
          if (scope === "read") expect(await seqOf(creator, ids.boardId)).toBe(seq);
        }
      }
    });

    describe.each(Object.entries(BOARD_ROUTES))("%s", (route, { needs, asks }) => {
      const isRead = route.startsWith("GET");

      test("anonymous: 401, whether the thing is there or not", async () => {
        const ids = await board4();
        const seq = await seqOf(creator, ids.boardId);
        for (const ask of asks) {
          const there = await give(server, route, ask, ids);
          expectUnauthenticated(there);
          expect((await give(server, route, ask, nothing())).body).toEqual(there.body);
        }
        expect(await seqOf(creator, ids.boardId)).toBe(seq);
      });

      test("a stranger and a removed member: 404, exactly like a thing that does not exist", async () => {
        const ids = await board4();
        const seq = await seqOf(creator, ids.boardId);
        for (const ask of asks) {
          const nowhere = await give(stranger, route, ask, nothing());
          expect(nowhere.status).toBe(404);
          for (const person of [stranger, leaver]) {
            const answer = await give(person, route, ask, ids);
            expect(answer.status).toBe(404);
            expect(answer.body).toEqual(nowhere.body);
            const names = ({ headers }: Answer<Problem>) => [...headers.keys()].toSorted();
            expect(names(answer)).toEqual(names(nowhere));
          }
        }
        expect(await seqOf(creator, ids.boardId)).toBe(seq);
      });

      const people = () => [
        { level: "viewer", person: viewer },
        { level: "commenter", person: commenter },
        { level: "editor", person: editor },
        { level: "owner", person: owner },
        { level: "creator", person: creator },
      ];

      test(`${needs} and above may, and for those below it is 403 and changes nothing`, async () => {
        for (const ask of asks) {
          let isEnough = false;
          for (const { level, person } of people()) {
            isEnough ||= level === needs;
            const ids = await board4();
            const seq = await seqOf(creator, ids.boardId);
            const answer = await give(person, route, ask, ids);
            expect(answer.status, level).toBe(isEnough ? ask.ok : 403);
            if (!isEnough) expect(answer.body.code).toBe("forbidden");
            if (!isEnough || isRead) expect(await seqOf(creator, ids.boardId)).toBe(seq);
          }
        }
      });

      test("an id of somebody else's board fits nowhere, in no position, not even for the creator", async () => {
        for (const ask of asks) {
          for (const name of namedIn(ask)) {
            const ids = await board4();
            const seqs = [await seqOf(creator, ids.boardId), await seqOf(stranger, foreign.boardId)];
            const mixed = { ...ids, [name]: foreign[name] };
            const answer = await give(creator, route, ask, mixed);
            const status = ask.foreign?.[name] ?? 404;
            expect(answer.status, name).toBe(status);
            const ours = await seqOf(creator, ids.boardId);
            if (status >= 400) expect([ours, await seqOf(stranger, foreign.boardId)]).toEqual(seqs);
            else expect(await seqOf(stranger, foreign.boardId)).toBe(seqs[1]);
            if (status === 404) {
              expect(answer.body).toEqual((await give(creator, route, ask, { ...ids, [name]: v7() })).body);
            }
          }
        }
      });
    });

    test("a filter by another board's column finds nothing", async () => {
      const ids = await board4();
      const answer = await creator.call<{ items: unknown[] }>(
        "GET",
        `/boards/${ids.boardId}/cards?column=${foreign.columnId}`,
      );
      expect(answer.body.items).toEqual([]);
    });

    describe("commands", () => {
      interface Results {
        seq: number;
        results: { status: string; code?: string; field?: string; events?: { at: string }[] }[];
      }
      test("every command has a row in this table", () => {
        expect(Object.keys(BOARD_COMMANDS).toSorted()).toEqual(Object.keys(commandSchemas).toSorted());
      });

      test.each(Object.entries(BOARD_COMMANDS))(
        "%s is refused below its role, changing nothing",
        async (type, { needs, fields, before, fieldsBefore = before === "board.archive" ? () => ({}) : fields }) => {
          let isEnough = false;
          for (const [level, person] of [
            ["viewer", viewer],
            ["commenter", commenter],
            ["editor", editor],
            ["owner", owner],
            ["creator", creator],
          ] as const) {
            isEnough ||= level === needs;
            const ids = await board4();
            let since: string | undefined;
            if (before) {
              const commands = [{ id: v7(), type: before, ...fieldsBefore(ids) }];
              const path = `/boards/${ids.boardId}/commands`;
              const given = await creator.call<Results>("POST", path, { body: { commands } });
              since = given.body.results[0]?.events?.[0]?.at;
            }
            const seq = await seqOf(creator, ids.boardId);
            const commands = [{ id: v7(), type, ...fields(ids, since) }];
            const { body } = await person.call<Results>("POST", `/boards/${ids.boardId}/commands`, {
              body: { commands },
            });
            expect(body.results[0], level).toMatchObject(
              isEnough ? { status: "applied" } : { status: "refused", code: "forbidden" },
            );
            expect(body.seq).toBe(isEnough ? seq + 1 : seq);
          }
        },
      );

      test.each(Object.entries(BOARD_COMMANDS))("%s takes no id of another board", async (type, { fields }) => {
        // Anybody may be asked to join.
        const named = namedIn({ path: () => "", body: fields, ok: 200 }).filter((name) => name !== "newMemberId");
        for (const name of named) {
          const ids = await board4();
          const seq = await seqOf(creator, ids.boardId);
          const commands = [{ id: v7(), type, ...fields({ ...ids, [name]: foreign[name] }) }];
          const { body } = await creator.call<Results>("POST", `/boards/${ids.boardId}/commands`, {
            body: { commands },
          });
          expect(body.results[0], name).toMatchObject({
            status: "refused",
            code: name.startsWith("new") ? "id_taken" : "not_found",
          });
          expect(body.seq).toBe(seq);
        }
      });

      test("anybody may leave, and nobody but an owner sends another away", async () => {
        const ids = await board4();
        expect((await viewer.call("DELETE", `/boards/${ids.boardId}/users/${editor.userId}`)).status).toBe(403);
        expect((await viewer.call("DELETE", `/boards/${ids.boardId}/users/${viewer.userId}`)).status).toBe(204);
        expect((await viewer.call("GET", `/boards/${ids.boardId}`)).status).toBe(404);
      });
    });

    describe("the live socket", () => {
      test("a stranger, a removed member and whoever asks for nothing get the same answer to watch, and hear nothing", async () => {
        const ids = await board4();
        // New ones: what was done to the others before is told them a while after.
        const [outsider, former] = await Promise.all([server.register("outsider"), server.register("former")]);
        const sockets = [await hello(server.url, outsider.token), await hello(server.url, former.token)];
        const place = `/boards/${ids.boardId}/users/${former.userId}`;
        expect((await creator.call("PUT", place, { body: { role: "editor" } })).status).toBe(201);
        expect((await creator.call("DELETE", place)).status).toBe(204);
        // The last that is told them for having been there.
        expect(await sockets[1]?.next("changed")).toEqual({ type: "changed", what: "tasks" });
        for (const socket of sockets) {
          for (const since of [undefined, 0, 1]) {
            const boardId = v7();
            socket.say({ type: "watch", boardId: ids.boardId, ...(since !== undefined && { since }) });
            socket.say({ type: "watch", boardId, ...(since !== undefined && { since }) });
            const answers = [await socket.next("unwatched"), await socket.next("unwatched")];
            expect(answers).toEqual([
              { type: "unwatched", boardId: ids.boardId, reason: "not_found" },
              { type: "unwatched", boardId, reason: "not_found" },
            ]);
          }
          const heard = socket.heard.length;
          await creator.call("POST", `/boards/${ids.boardId}/cards`, { body: { title: "Secret" } });
          socket.say({ type: "ping" });
          await socket.next("pong");
          expect(socket.heard.slice(heard).map(({ type }) => type)).toEqual(["pong"]);
          socket.close();
        }
      });

      test("who has deactivated the account is let in nowhere, and neither is a program of theirs", async () => {
        for (const { token } of [gone, programOfGone]) {
          const socket = await new LiveSocket(server.url).opened();
          socket.say({ type: "hello", token, protocol: PROTOCOL });
          expect(await socket.closed).toBe(CLOSE.unauthenticated);
          expect(socket.heard).toEqual([]);
        }
      });

      test("presence of somebody who does not watch reaches nobody", async () => {
        const ids = await board4();
        const listener = await watch(server.url, viewer.token, ids.boardId);
        // Its own arrival.
        await listener.next("presence");
        const socket = await hello(server.url, stranger.token);
        socket.say({ type: "presence", boardId: ids.boardId, state: { cardId: ids.cardId } });
        socket.say({ type: "unwatch", boardId: ids.boardId });
        expect(await socket.next("unwatched")).toMatchObject({ reason: "asked" });
        const other = await watch(server.url, editor.token, ids.boardId);
        const { here, gone } = await listener.next("presence");
        expect(here.map(({ userId }) => userId)).toEqual([editor.userId]);
        expect(gone).toEqual([]);
        for (const each of [listener, socket, other]) each.close();
      });

      test("a viewer watches, is seen, and hears what others do", async () => {
        const ids = await board4();
        const socket = await watch(server.url, viewer.token, ids.boardId);
        await editor.call("POST", `/boards/${ids.boardId}/cards`, { body: { title: "For all" } });
        expect((await socket.next("events")).events[0]).toMatchObject({ type: "card.added", title: "For all" });
        socket.close();
      });
    });

    test("a member who is removed has lost the board with the very next request, over HTTP and over the socket", async () => {
      const ids = await board4();
      const socket = await watch(server.url, editor.token, ids.boardId);
      expect((await owner.call("DELETE", `/boards/${ids.boardId}/users/${editor.userId}`)).status).toBe(204);
      for (const [method, path] of [
        ["GET", `/boards/${ids.boardId}`],
        ["GET", `/cards/${ids.cardId}`],
        ["DELETE", `/cards/${ids.cardId}`],
        ["GET", `/boards/${ids.boardId}/events`],
      ] as const) {
        expect((await editor.call(method, path)).status).toBe(404);
      }
      const list = await editor.call<{ items: { id: string }[] }>("GET", "/boards");
      expect(list.body.items.map(({ id }) => id)).not.toContain(ids.boardId);
      expect(await socket.next("unwatched")).toMatchObject({ reason: "removed" });
      socket.close();
    });
  });
}
