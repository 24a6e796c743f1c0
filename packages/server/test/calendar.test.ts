import ICAL from "ical.js";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectCode } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// The calendar feed: what one has to do, for calendar programs, under an address that nobody can guess.

interface Feed {
  readonly path: string;
  readonly timeZone: string;
  readonly readAt: string | null;
}

const SITE = "https://board.example.org";
const SOON = new Date(Date.now() + 86_400_000);

let server: TestServer;
let ann: Person;

async function makeFeed(person: Person, timeZone = "Europe/Madrid"): Promise<Feed> {
  const { status, body } = await person.call<Feed>("POST", "/calendar-feed", { body: { timeZone } });
  expect(status).toBe(201);
  return body;
}

/** Without any token, as a calendar program asks. */
async function read(feed: Feed, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(new URL(feed.path, server.url), { headers });
}

async function events(feed: Feed): Promise<ICAL.Event[]> {
  const response = await read(feed);
  expect(response.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  return calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
}

async function addTodo(person: Person, todo: object): Promise<string> {
  const { status, body } = await person.call<{ id: string }>("POST", "/todos", { body: todo });
  expect(status).toBe(201);
  return body.id;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database, { PUBLIC_URL: SITE });
      ann = await server.register("Ann");
    });
    afterAll(() => server.stop());

    test("there is none until one is made; its address is told again, and is another when it is made anew", async () => {
      expect((await ann.call("GET", "/calendar-feed")).body).toEqual({ feed: null });
      const first = await makeFeed(ann);
      expect((await ann.call<{ feed: Feed }>("GET", "/calendar-feed")).body.feed).toEqual(first);
      expect(first).toMatchObject({ timeZone: "Europe/Madrid", readAt: null });
      const second = await makeFeed(ann, "America/Sao_Paulo");
      expect(second.path).not.toBe(first.path);
      expect((await read(first)).status).toBe(404);
      expect((await read(second)).status).toBe(200);
      expect((await ann.call<{ feed: Feed }>("GET", "/calendar-feed")).body.feed.readAt).not.toBeNull();
    });

    test("revoked it shows nothing any more, and there is nothing left to revoke", async () => {
      const feed = await makeFeed(ann);
      expect((await ann.call("DELETE", "/calendar-feed")).status).toBe(204);
      expect((await read(feed)).status).toBe(404);
      expectCode(await ann.call("DELETE", "/calendar-feed"), "not_found");
    });

    test("a code that is not ours shows nothing, also where the feed in it is one", async () => {
      const feed = await makeFeed(ann);
      const [start = ""] = feed.path.split(".");
      for (const path of [
        `${start}.ics`,
        `${start}.AAAA.ics`,
        `/api/v1/calendar/${v7()}.x.ics`,
        "/api/v1/calendar/x.ics",
      ]) {
        expect((await read({ ...feed, path })).status).toBe(404);
      }
    });

    test("a time zone that is none is said at its field", async () => {
      for (const timeZone of ["Mars/Olympus", "+02:00", ""]) {
        const { status, body } = await ann.call<{ errors: { path: string }[] }>("POST", "/calendar-feed", {
          body: { timeZone },
        });
        expect([status, body.errors.map(({ path }) => path)]).toEqual([422, ["timeZone"]]);
      }
    });

    test("has my to-dos and my cards that are to be done, by the day or by the hour", async () => {
      const bea = await server.register("Bea");
      const feed = await makeFeed(bea);
      const hour = new Date(Math.ceil(SOON.getTime() / 3_600_000) * 3_600_000).toISOString();
      await addTodo(bea, { title: "Ring; the, bell \\ now", notes: "**Twice**\nand loud", dueAt: hour });
      // The end of a day in Madrid, in winter and in summer.
      await addTodo(bea, { title: "Winter", dueAt: "2099-01-15T22:59:59.999Z" });
      await addTodo(bea, { title: "Summer", dueAt: "2099-07-15T21:59:59.999Z" });
      await addTodo(bea, { title: "Some day" });
      await addTodo(bea, { title: "Long ago", dueAt: "2001-01-01T00:00:00.000Z" });
      const done = await addTodo(bea, { title: "Done", dueAt: hour });
      expect((await bea.call("PATCH", `/todos/${done}`, { body: { completed: true } })).status).toBe(200);
      const boardId = v7();
      await bea.call("POST", "/boards", { body: { id: boardId, title: "Garden" } });
      const card = (title: string, dueAt: string, assigneeIds: string[]) =>
        bea.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title, dueAt, assigneeIds } });
      const { body: mine } = await card("Rake", hour, [bea.userId]);
      await card("Not mine", hour, []);
      const { body: archived } = await card("Put away", hour, [bea.userId]);
      expect((await bea.call("POST", `/cards/${archived.id}/archive`)).status).toBe(200);

      const found = await events(feed);
      const told = found.map(({ summary, startDate }) => [summary, startDate.isDate, startDate.toString()]);
      const at = `${hour.slice(0, 19)}Z`;
      expect(told.sort()).toEqual([
        ["Rake", false, at],
        ["Ring; the, bell \\ now", false, at],
        ["Summer", true, "2099-07-15"],
        ["Winter", true, "2099-01-15"],
      ]);
      const rake = found.find(({ summary }) => summary === "Rake");
      expect(rake?.uid).toBe(mine.id);
      expect(rake?.component.getFirstPropertyValue("url")).toBe(`${SITE}/b/${boardId}/c/${mine.id}`);
      expect(rake?.component.getFirstPropertyValue("categories")).toBe("Garden");
      expect(rake?.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
      expect(found.find(({ summary }) => summary.startsWith("Ring"))?.description).toBe("**Twice**\nand loud");
      // No line is longer than 75 bytes, and each ends as it should.
      const text = await (await read(feed)).text();
      expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    });

    test("a long text is told by its beginning, and the rest is where the to-do opens", async () => {
      const hal = await server.register("Hal");
      const feed = await makeFeed(hal);
      const [dueAt, notes] = [SOON.toISOString(), "🌱".repeat(10_000)];
      const todoId = await addTodo(hal, { title: "Grow", notes, dueAt });
      await addTodo(hal, { title: "Keep", notes: "🌱".repeat(500), dueAt });
      const { body: board } = await hal.call<{ id: string }>("POST", "/boards", { body: { title: "Garden" } });
      const card = { title: "Tend", description: notes, dueAt, assigneeIds: [hal.userId] };
      expect((await hal.call("POST", `/boards/${board.id}/cards`, { body: card })).status).toBe(201);
      const found = await events(feed);
      const told = Object.fromEntries(found.map(({ summary, description }) => [summary, description]));
      const beginning = `${"🌱".repeat(500)}…`;
      expect(told).toEqual({ Grow: beginning, Keep: "🌱".repeat(500), Tend: beginning });
      const grow = found.find(({ uid }) => uid === todoId);
      expect(grow?.component.getFirstPropertyValue("url")).toBe(`${SITE}/tasks/${todoId}`);
    });

    test("each of its lines ends as RFC 5545 wants it, and is at most 75 bytes", async () => {
      await addTodo(ann, { title: `${"é".repeat(100)}, ${"😀".repeat(40)}`, dueAt: SOON.toISOString() });
      const text = await (await read(await makeFeed(ann))).text();
      const lines = text.split("\r\n");
      expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
      expect(lines.filter((line) => /[\r\n\ufffd]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
    });

    test("what may not stand in a calendar is a blank in it", async () => {
      const gus = await server.register("Gus");
      const feed = await makeFeed(gus);
      const dueAt = SOON.toISOString();
      const { body: board } = await gus.call<{ id: string }>("POST", "/boards", { body: { title: "Gar\u001bden" } });
      const card = { title: "Ra\u0008ke", description: "One\n\ttwo\u0001\u007f", dueAt, assigneeIds: [gus.userId] };
      expect((await gus.call("POST", `/boards/${board.id}/cards`, { body: card })).status).toBe(201);
      await addTodo(gus, { title: "Ri\u000bng", notes: "Loud\u000c", dueAt });
      const text = await (await read(feed)).text();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(text).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/);
      const found = (await events(feed)).map(({ summary, description }) => [summary, description]);
      expect(found.sort()).toEqual([
        ["Ra ke", "One\n\ttwo  "],
        ["Ri ng", "Loud "],
      ]);
      expect(text).toContain("CATEGORIES:Gar den");
    });

    test("shows no card of a board that one has left, and nobody else's to-dos", async () => {
      const [owner, guest] = [await server.register("Cleo"), await server.register("Dan")];
      const boardId = v7();
      await owner.call("POST", "/boards", { body: { id: boardId, title: "Theirs" } });
      await owner.call("PUT", `/boards/${boardId}/users/${guest.userId}`, { body: { role: "editor" } });
      const dueAt = SOON.toISOString();
      const made = await owner.call("POST", `/boards/${boardId}/cards`, {
        body: { title: "Shared", dueAt, assigneeIds: [guest.userId] },
      });
      expect(made.status).toBe(201);
      await addTodo(owner, { title: "Of the owner alone", dueAt });
      const feed = await makeFeed(guest);
      expect((await events(feed)).map(({ summary }) => summary)).toEqual(["Shared"]);
      await owner.call("DELETE", `/boards/${boardId}/users/${guest.userId}`);
      expect(await events(feed)).toEqual([]);
    });

    test("is answered with 304 while nothing has changed, and is nobody's cache", async () => {
      const eve = await server.register("Eve");
      const feed = await makeFeed(eve);
      const first = await read(feed);
      expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
      expect(first.headers.get("cache-control")).toBe("private, no-cache");
      const etag = first.headers.get("etag") ?? "";
      expect((await read(feed, { "if-none-match": etag })).status).toBe(304);
      await addTodo(eve, { title: "New", dueAt: SOON.toISOString() });
      expect((await read(feed, { "if-none-match": etag })).status).toBe(200);
    });

    test("a personal token does not get hold of the address, and a deactivated account's shows nothing", async () => {
      const finn = await server.register("Finn");
      const feed = await makeFeed(finn);
      const { body: token } = await finn.call<{ token: string }>("POST", "/users/me/tokens", {
        body: { name: "Reader", scope: "read", expiresAt: SOON.toISOString() },
      });
      const asked = await fetch(`${server.url}/api/v1/calendar-feed`, {
        headers: { authorization: `Bearer ${token.token}` },
      });
      expect(asked.status).toBe(403);
      expect((await read(feed)).status).toBe(200);
      const { status } = await finn.call("DELETE", "/users/me", { body: { password: "correct horse" } });
      expect(status).toBe(204);
      expect((await read(feed)).status).toBe(404);
    });
  });
}
