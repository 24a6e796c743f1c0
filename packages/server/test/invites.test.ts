import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { MailServer } from "../../../services/mail-server.ts";
import { databases } from "../../../services/test-databases.ts";
import { watch } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// Invites to boards, by link and by e-mail. Who may make them: authorization.test.ts. Those to the installation: administration.test.ts.

interface Invite {
  readonly id: string;
  readonly boardId: string;
  readonly creatorId: string;
  readonly role: string;
  readonly email: string | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly code: string;
}

interface Member {
  readonly userId: string;
  readonly role: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const PASSWORD = "correct horse";

let server: TestServer;
let ann: Person;

async function boardOf(person: Person, title = "Plans"): Promise<string> {
  return (await person.call<{ id: string }>("POST", "/boards", { body: { title } })).body.id;
}

async function invite(boardId: string, body: object = {}, person = ann): Promise<Invite> {
  const made = await person.call<Invite>("POST", `/boards/${boardId}/invites`, { body: { role: "editor", ...body } });
  expect(made.status).toBe(201);
  return made.body;
}

const accept = (code: string, person: Person) =>
  person.call<{ id: string; role: string; code: string }>("POST", `/invites/${code}/accept`);
const preview = (code: string, to: Pick<Person, "call"> = server) => to.call("GET", `/invites/${code}`);
const invitesOf = async (boardId: string, person = ann) =>
  (await person.call<Page<Invite>>("GET", `/boards/${boardId}/invites?limit=100`)).body.items;
const membersOf = async (boardId: string, person = ann) =>
  (await person.call<Page<Member>>("GET", `/boards/${boardId}/users?limit=100`)).body.items;
const eventsOf = async (boardId: string, person = ann) =>
  (await person.call<{ items: { type: string; actorId: string }[] }>("GET", `/boards/${boardId}/events?since=0`)).body
    .items;

/** Whoever comes with the code, or looks at it, hears the very same as of a code that never was. */
async function expectGone(code: string): Promise<void> {
  const stranger = await server.register("stranger");
  const unknown = v7();
  for (const ask of [(each: string) => accept(each, stranger), (each: string) => preview(each)]) {
    const answer = await ask(code);
    expectCode(answer as Parameters<typeof expectCode>[0], "not_found");
    expect(answer.body).toEqual((await ask(unknown)).body);
  }
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
    });
    afterAll(() => server.stop());

    describe("an invite by link", () => {
      test("tells the board's title, the role and who invites, to anybody who has it, and nothing more", async () => {
        const boardId = await boardOf(ann, "Our garden");
        const { code, ...made } = await invite(boardId, { role: "viewer" });
        expect(made).toMatchObject({ boardId, creatorId: ann.userId, role: "viewer", email: null, uses: 0 });
        expect(await invitesOf(boardId)).toEqual([made]);
        const seen = await preview(code);
        const inviter = { name: "Ann", avatarUrl: null };
        expect([seen.status, seen.body]).toEqual([200, { boardTitle: "Our garden", role: "viewer", inviter }]);
        expect(await invitesOf(boardId)).toEqual([made]);
      });

      test("makes whoever accepts a member, once, whatever the times they ask, and everybody hears of it", async () => {
        const boardId = await boardOf(ann);
        const [bob, cyd] = [await server.register("Bob"), await server.register("Cyd")];
        const socket = await watch(server.url, ann.token, boardId);
        const { code, id } = await invite(boardId, { maxUses: 1 });
        const joined = await accept(code, bob);
        expect([joined.status, joined.body]).toMatchObject([200, { id: boardId, title: "Plans", role: "editor" }]);
        const { events } = await socket.next("events");
        expect(events).toMatchObject([
          { type: "member.added", userId: bob.userId, actorId: bob.userId, role: "editor", invitedBy: ann.userId },
        ]);
        socket.close();
        expect((await accept(code, bob)).body).toEqual(joined.body);
        expect((await eventsOf(boardId)).map(({ type }) => type)).toEqual(["board.created", "member.added"]);
        // It is used up, and no more on the list of what lets somebody in.
        expectCode((await accept(code, cyd)) as never, "not_found");
        expect(await invitesOf(boardId)).toEqual([]);
        expect(await server.read(`select uses from invite where id = '${id}'`)).toBe(1);
      });

      test("never lowers or raises the role of a member, and spends no use on one", async () => {
        const boardId = await boardOf(ann);
        const bob = await server.register("Bob");
        await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "viewer" } });
        const { code } = await invite(boardId, { role: "editor", maxUses: 1 });
        expect((await accept(code, bob)).body).toMatchObject({ id: boardId, role: "viewer" });
        expect((await accept(code, ann)).body).toMatchObject({ id: boardId, role: "owner" });
        expect((await invitesOf(boardId))[0]?.uses).toBe(0);
        expect((await membersOf(boardId)).map(({ role }) => role)).toEqual(["owner", "viewer"]);
      });

      test("does not bring back whom an owner sent away since, nor give more than the role that they were given", async () => {
        const boardId = await boardOf(ann);
        const [bob, cyd] = [await server.register("Bob"), await server.register("Cyd")];
        const { code } = await invite(boardId, { role: "editor" });
        const seat = ({ userId }: Person) => `/boards/${boardId}/users/${userId}`;
        for (const person of [bob, cyd]) expect((await accept(code, person)).status).toBe(200);
        // Who leaves by themselves may come back.
        expect((await bob.call("DELETE", seat(bob))).status).toBe(204);
        expect((await accept(code, bob)).status).toBe(200);

        await ann.call("DELETE", seat(bob));
        await ann.call("PUT", seat(cyd), { body: { role: "viewer" } });
        await cyd.call("DELETE", seat(cyd));
        for (const person of [bob, cyd]) expectCode((await accept(code, person)) as never, "not_found");
        expect(await membersOf(boardId)).toHaveLength(1);
        // What an owner makes afterwards is for them as for anybody.
        const anew = await invite(boardId, { role: "viewer" });
        for (const person of [bob, cyd]) expect((await accept(anew.code, person)).body.role).toBe("viewer");
        const other = await server.register("Dee");
        expect((await accept(code, other)).status).toBe(200);
      });

      test("lets in as many as it says, and not one more, however many come at once", async () => {
        const boardId = await boardOf(ann);
        const people = await Promise.all(Array.from({ length: 8 }, () => server.register("guest")));
        const { code, id } = await invite(boardId, { maxUses: 3 });
        const answers = await Promise.all([...people, ...people].map((person) => accept(code, person)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
        expect(await membersOf(boardId)).toHaveLength(4);
        expect(await server.read(`select uses from invite where id = '${id}'`)).toBe(3);
      });

      test("is gone when it is taken back, has run out, or its board is deleted, and looks as if it had never been", async () => {
        const boardId = await boardOf(ann);
        const [revoked, late, orphan] = [await invite(boardId), await invite(boardId), await invite(boardId)];
        expect((await ann.call("DELETE", `/invites/${revoked.id}`)).status).toBe(204);
        expectCode(await ann.call("DELETE", `/invites/${revoked.id}`), "not_found");
        await expectGone(revoked.code);
        await server.execute(`update invite set expires_at = '2026-01-01T00:00:00.000Z' where id = '${late.id}'`);
        await expectGone(late.code);
        expect((await invitesOf(boardId)).map(({ id }) => id)).toEqual([orphan.id]);
        await ann.call("DELETE", `/boards/${boardId}`);
        await expectGone(orphan.code);
      });

      test("ends with its maker's ownership: when they step back, are sent away, leave, or are deactivated", async () => {
        const ends: Record<string, (person: Person, boardId: string) => Promise<{ status: number }>> = {
          demoted: ({ userId }, id) => ann.call("PUT", `/boards/${id}/users/${userId}`, { body: { role: "editor" } }),
          removed: ({ userId }, id) => ann.call("DELETE", `/boards/${id}/users/${userId}`),
          left: (person, id) => person.call("DELETE", `/boards/${id}/users/${person.userId}`),
          deactivated: (person) => person.call("DELETE", "/users/me", { body: { password: PASSWORD } }),
        };
        const boardId = await boardOf(ann);
        const kept = await invite(boardId);
        for (const [how, end] of Object.entries(ends)) {
          const person = await server.register(how);
          const path = `/boards/${boardId}/users/${person.userId}`;
          await ann.call("PUT", path, { body: { role: "owner" } });
          const theirs = await invite(boardId, {}, person);
          expect((await preview(theirs.code)).status, how).toBe(200);
          expect((await end(person, boardId)).status, how).toBeLessThan(300);
          await expectGone(theirs.code);
          expect(
            (await invitesOf(boardId)).map(({ id }) => id),
            how,
          ).toEqual([kept.id]);
        }
        expect((await accept(kept.code, await server.register("Dora"))).status).toBe(200);
      });

      test("does not end with an office that has nothing to do with boards", async () => {
        const boardId = await boardOf(ann);
        const { code } = await invite(boardId);
        const deputy = await server.register("deputy");
        const path = `/admin/users/${deputy.userId}`;
        await ann.call("PATCH", path, { body: { isAdministrator: true } });
        const theirs = await boardOf(deputy);
        const { code: other } = await invite(theirs, {}, deputy);
        await ann.call("PATCH", path, { body: { isAdministrator: false } });
        for (const each of [code, other]) expect((await preview(each)).status).toBe(200);
      });

      test("takes sensible bounds alone, and makes nobody an owner", async () => {
        const boardId = await boardOf(ann);
        const refused = (body: object) =>
          ann.call("POST", `/boards/${boardId}/invites`, { body: { role: "editor", ...body } });
        const inTwoYears = new Date(Date.now() + 2 * 366 * 86_400_000).toISOString();
        for (const [body, path] of [
          [{ role: "owner" }, "role"],
          [{ role: "admin" }, "role"],
          [{ maxUses: 0 }, "maxUses"],
          [{ maxUses: 1_001 }, "maxUses"],
          [{ email: "nobody" }, "email"],
          [{ email: "bob@example.org", maxUses: 2 }, "maxUses"],
          [{ expiresAt: "2020-01-01T00:00:00.000Z" }, "expiresAt"],
          [{ expiresAt: inTwoYears }, "expiresAt"],
          [{ title: "Mine" }, "title"],
        ] as const) {
          expectFaults(await refused(body), [path]);
        }
        const { id } = await invite(boardId);
        expectCode(await refused({ id }), "id_taken");
      });

      test("is one of a hundred at the most, also of many that are made at once", async () => {
        const boardId = await boardOf(ann);
        for (let round = 0; round < 10; round++) {
          const made = await Promise.all(
            Array.from({ length: 11 }, () =>
              ann.call("POST", `/boards/${boardId}/invites`, { body: { role: "viewer" } }),
            ),
          );
          if (round < 9) expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
          else expect(made.filter(({ status }) => status === 409)).toHaveLength(10);
        }
        expect(await invitesOf(boardId)).toHaveLength(100);
        const [first] = (await ann.call<Page<Invite>>("GET", `/boards/${boardId}/invites?limit=1`)).body.items;
        const page = await ann.call<Page<Invite>>("GET", `/boards/${boardId}/invites?limit=60`);
        const rest = await ann.call<Page<Invite>>(
          "GET",
          `/boards/${boardId}/invites?limit=60&cursor=${page.body.nextCursor}`,
        );
        expect(page.body.items[0]).toEqual(first);
        expect(new Set([...page.body.items, ...rest.body.items].map(({ id }) => id)).size).toBe(100);
        expectFaults(await ann.call("GET", `/boards/${boardId}/invites?cursor=x`), ["cursor"]);
      });

      test("shows its code once, and keeps only a hash of it", async () => {
        const boardId = await boardOf(ann);
        const { code, id } = await invite(boardId);
        expect(code).toMatch(/^[\w-]{22}$/);
        expect(JSON.stringify(await invitesOf(boardId))).not.toContain(code);
        expect(await server.read(`select hash from invite where id = '${id}'`)).not.toContain(code);
      });

      test("is none of the administrators', who neither see it nor take it back, nor are theirs ones to a board", async () => {
        const boardId = await boardOf(ann);
        const { id } = await invite(boardId);
        const listed = await ann.call<Page<{ id: string }>>("GET", "/admin/invites?limit=100");
        expect(listed.body.items.map((each) => each.id)).not.toContain(id);
        expectCode(await ann.call("DELETE", `/admin/invites/${id}`), "not_found");
        const own = await ann.call<{ id: string; code: string }>("POST", "/admin/invites", { body: {} });
        expectCode(await ann.call("DELETE", `/invites/${own.body.id}`), "not_found");
        await expectGone(own.body.code);
        expect((await preview((await invite(boardId)).code)).status).toBe(200);
      });
    });

    test("an invite to a board opens no installation that is closed, or takes an administrator's invite", async () => {
      for (const registration of ["invite", "closed"]) {
        const strict = await startTestServer(database, { REGISTRATION: registration });
        onTestFinished(() => strict.stop());
        const first = await strict.register("first");
        const { code } = await invite(await boardOf(first), {}, first);
        const body = { email: `${v7()}@example.org`, password: PASSWORD };
        const code_ = registration === "closed" ? "registration_closed" : "invite_needed";
        expectCode(await strict.call("POST", "/auth/register", { body }), code_);
        const tried = await strict.call("POST", "/auth/register", { body: { ...body, invite: code } });
        if (registration === "closed") expectCode(tried, code_);
        else expectFaults(tried, ["invite"]);
        expect((await preview(code, strict)).status).toBe(200);
      }
    });

    test("who guesses codes is slowed down", async () => {
      const slow = await startTestServer(database, { RATE_LIMIT: "on", AUTH_RATE_LIMIT: "5/60" });
      onTestFinished(() => slow.stop());
      const bob = await slow.register("Bob");
      for (const ask of [() => preview(v7(), slow), () => bob.call("POST", `/invites/${v7()}/accept`)]) {
        for (let count = 0; count < 5; count++) expectCode(await ask(), "not_found");
        const refused = await ask();
        expectCode(refused, "rate_limited");
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    });

    describe("an invite by e-mail", () => {
      let mails: MailServer;
      let posting: TestServer;
      let owner: Person;
      beforeAll(async () => {
        mails = await MailServer.start();
        posting = await startTestServer(database, {
          SMTP_URL: mails.url,
          MAIL_FROM: "board@example.org",
          PUBLIC_URL: "https://board.example.org",
        });
        owner = await posting.register("Olga");
      });
      afterAll(async () => {
        await posting.stop();
        await mails.stop();
      });

      const linkIn = async (email: string) => {
        const { text } = await mails.mailTo(email);
        return /^https:\/\/board\.example\.org\/join#code=([\w-]{22})$/m.exec(text)?.[1] ?? "";
      };

      test("sends a link that works once, and tells its maker nothing of who has an account", async () => {
        const boardId = await boardOf(owner, "Our garden");
        const known = await posting.register("known");
        const stranger = `${v7()}@example.org`;
        const made = [];
        for (const email of [known.email.toUpperCase(), stranger]) {
          made.push(await invite(boardId, { role: "viewer", email }, owner));
        }
        expect(made.map(({ email }) => email)).toEqual([known.email, stranger]);
        const [one, other] = made.map(({ id, email, createdAt, expiresAt, ...rest }) => rest);
        expect(one).toEqual(other);
        expect(one).toEqual({ boardId, creatorId: owner.userId, role: "viewer", maxUses: 1, uses: 0 });
        const { subject, text } = await mails.mailTo(stranger);
        expect(subject).toBe("You are invited to a board");
        expect(text).toContain("Olga invites you to the board “Our garden”");
        expect(text).not.toContain(owner.email);

        const code = await linkIn(stranger);
        const body = { email: stranger, password: PASSWORD };
        const account = await posting.call<{ user: { id: string }; accessToken: string }>("POST", "/auth/register", {
          body,
        });
        const { user, accessToken: token } = account.body;
        const newcomer = at(posting.url, { userId: user.id, email: stranger, token, cookie: "" });
        expect((await accept(code, newcomer)).body).toMatchObject({ id: boardId, role: "viewer" });
        expectCode((await accept(code, await posting.register("third"))) as never, "not_found");
        // Whom it was sent to is not kept beside who came.
        expect(await posting.read(`select count(*) from invite where email = '${stranger}'`)).toEqual(
          expect.toSatisfy((count) => Number(count) === 0),
        );
        expect((await accept(await linkIn(known.email), known)).status).toBe(200);
      });

      test("takes the place of the one before to the same address", async () => {
        const boardId = await boardOf(owner);
        const email = `${v7()}@example.org`;
        const first = await invite(boardId, { email }, owner);
        const before = await linkIn(email);
        const second = await invite(boardId, { email: email.toUpperCase() }, owner);
        expect((await invitesOf(boardId, owner)).map(({ id }) => id)).toEqual([second.id]);
        expect(second.id).not.toBe(first.id);
        expectCode(await preview(before, posting), "not_found");
      });

      test("is sent a few times to one address, and to so many by one person in an hour", async () => {
        const sender = await posting.register("sender");
        const boardId = await boardOf(sender);
        const send = (email: string) =>
          sender.call("POST", `/boards/${boardId}/invites`, { body: { role: "viewer", email } });
        const email = `${v7()}@example.org`;
        for (let count = 0; count < 3; count++) expect((await send(email)).status).toBe(201);
        const often = await send(email);
        expectCode(often, "rate_limited");
        expect(Number(often.headers.get("retry-after"))).toBeGreaterThan(0);
        // Whoever sends: it is the reader's box that fills.
        const otherBoard = await boardOf(owner);
        const body = { role: "viewer", email };
        expectCode(await owner.call("POST", `/boards/${otherBoard}/invites`, { body }), "rate_limited");
        for (let count = 4; count < 50; count++) expect((await send(`${v7()}@example.org`)).status).toBe(201);
        expectCode(await send(`${v7()}@example.org`), "rate_limited");
        expect((await invite(boardId, {}, sender)).code).toMatch(/^[\w-]{22}$/);
      }, 30_000);

      test("where no mail is sent, is refused, and a link is not", async () => {
        const boardId = await boardOf(ann);
        const body = { role: "viewer", email: "bob@example.org" };
        expectCode(await ann.call("POST", `/boards/${boardId}/invites`, { body }), "mail_off");
        expect(await invitesOf(boardId)).toEqual([]);
        expect((await invite(boardId)).code).toMatch(/^[\w-]{22}$/);
      });
    });
  });
}
