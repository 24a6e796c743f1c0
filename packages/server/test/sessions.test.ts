import { CLOSE } from "@syncboard/model/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { hello, watch } from "./live-socket.ts";
import { expectFaults } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// Where a user is signed in, and ending it from elsewhere.

interface Item {
  readonly id: string;
  readonly device: string;
  readonly ip: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly isCurrent: boolean;
}

interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";
const MINUTE = 60_000;

let server: TestServer;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead = 0;

const list = async (person: Person, query = "") => (await person.call<Page>("GET", `/auth/sessions${query}`)).body;

/** The same person on another device. */
async function elsewhere(person: Person, userAgent = FIREFOX): Promise<Person> {
  const answer = await server.call<{ accessToken: string }>("POST", "/auth/login", {
    body: { identifier: person.email, password: "correct horse" },
    headers: { "user-agent": userAgent },
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return at(server.url, { ...person, token: answer.body.accessToken, cookie });
}

const isSignedIn = async (person: Person) => (await person.call("GET", "/auth/me")).status === 200;

const refreshes = async ({ cookie }: Person) =>
  (await server.call("POST", "/auth/refresh", { headers: { cookie } })).status === 200;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      ahead = 0;
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, {}, { ...realSources, now });
    });
    afterAll(() => server.stop());

    test("the list says which device, from where and when, the one that asks first", async () => {
      const ann = await server.register();
      const other = await elsewhere(ann);
      const { items, nextCursor } = await list(ann);
      expect(nextCursor).toBeNull();
      const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const common = { id: expect.any(String), ip: "127.0.0.1", createdAt: time, lastUsedAt: time };
      expect(items).toEqual([
        { ...common, device: "node", isCurrent: true },
        { ...common, device: "Firefox on Linux", isCurrent: false },
      ]);
      expect((await list(other)).items.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
        ["Firefox on Linux", true],
        ["node", false],
      ]);
    });

    test("each sign-in is a session of its own with a cookie of its own, whatever cookie comes with it", async () => {
      const ann = await server.register();
      for (const cookie of [ann.cookie, "other=1; syncboard_refresh=chosen-by-somebody-else"]) {
        const answer = await server.call<{ accessToken: string }>("POST", "/auth/login", {
          body: { identifier: ann.email, password: "correct horse" },
          headers: { cookie },
        });
        expect(answer.status).toBe(200);
        const given = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        expect(given).toMatch(/^syncboard_refresh=[\w-]{43}$/);
        expect(cookie).not.toContain(given);
        const again = at(server.url, { ...ann, token: answer.body.accessToken, cookie: given });
        const current = (await list(again)).items.find(({ isCurrent }) => isCurrent);
        expect((await list(ann)).items.find(({ id }) => id === current?.id)).toMatchObject({ isCurrent: false });
      }
      expect((await list(ann)).items).toHaveLength(3);
    });

    test("it comes in pages, each session once, whatever its length", async () => {
      const ann = await server.register();
      for (let count = 0; count < 4; count++) await elsewhere(ann);
      const all = (await list(ann)).items;
      expect(all).toHaveLength(5);
      for (const limit of [1, 2, 3, 5]) {
        const seen: Item[] = [];
        let cursor: string | null = "";
        while (cursor !== null) {
          const page: Page = await list(ann, `?limit=${limit}${cursor && `&cursor=${cursor}`}`);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(seen).toEqual(all);
      }
      for (const cursor of ["x", "e30", Buffer.from('{"id":"x"}').toString("base64url")]) {
        expectFaults(await ann.call("GET", `/auth/sessions?cursor=${cursor}`), ["cursor"]);
      }
    });

    test("ending one signs that device out at once: its requests, its cookie and its open sockets; and no other", async () => {
      const ann = await server.register();
      const [lost, kept] = [await elsewhere(ann), await elsewhere(ann)];
      const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
      const sockets = [await watch(server.url, lost.token, body.id), await hello(server.url, lost.token)];
      const open = await hello(server.url, kept.token);
      const lostId = (await list(lost)).items[0]?.id;
      expect((await ann.call("DELETE", `/auth/sessions/${lostId}`)).status).toBe(204);
      for (const socket of sockets) expect(await socket.closed).toBe(CLOSE.unauthenticated);
      expect(await isSignedIn(lost)).toBe(false);
      expect(await refreshes(lost)).toBe(false);
      expect([await isSignedIn(ann), await isSignedIn(kept), await refreshes(kept)]).toEqual([true, true, true]);
      open.say({ type: "ping" });
      await open.next("pong");
      open.close();
      expect((await list(ann)).items.map(({ id }) => id)).not.toContain(lostId);
      expect((await ann.call("DELETE", `/auth/sessions/${lostId}`)).status).toBe(404);
    });

    test("ending the own one is signing out", async () => {
      const ann = await server.register();
      const [own] = (await list(ann)).items;
      expect((await ann.call("DELETE", `/auth/sessions/${own?.id}`)).status).toBe(204);
      expect(await isSignedIn(ann)).toBe(false);
      expect(await refreshes(ann)).toBe(false);
    });

    test("ending all others leaves the one that asks, and other people", async () => {
      const [ann, bob] = [await server.register(), await server.register()];
      const others = [await elsewhere(ann), await elsewhere(ann), await elsewhere(ann)];
      const socket = await hello(server.url, others[0]?.token ?? "");
      const open = await hello(server.url, ann.token);
      expect((await ann.call("DELETE", "/auth/sessions")).status).toBe(204);
      expect(await socket.closed).toBe(CLOSE.unauthenticated);
      for (const other of others) expect([await isSignedIn(other), await refreshes(other)]).toEqual([false, false]);
      expect([await isSignedIn(ann), await refreshes(ann), await isSignedIn(bob)]).toEqual([true, true, true]);
      open.say({ type: "ping" });
      await open.next("pong");
      open.close();
      expect((await list(ann)).items).toHaveLength(1);
      expect((await ann.call("DELETE", "/auth/sessions")).status).toBe(204);
    });

    test("the last use is known to five minutes, and written down no more often", async () => {
      const ann = await server.register();
      const first = (await list(ann)).items[0]?.lastUsedAt ?? "";
      ahead += 4 * MINUTE;
      await ann.call("GET", "/boards");
      expect((await list(ann)).items[0]?.lastUsedAt).toBe(first);
      ahead += 2 * MINUTE;
      await ann.call("GET", "/boards");
      const second = (await list(ann)).items[0]?.lastUsedAt ?? "";
      expect(Date.parse(second) - Date.parse(first)).toBeGreaterThanOrEqual(6 * MINUTE);
      ahead += MINUTE;
      expect(await refreshes(ann)).toBe(true);
      expect(Date.parse((await list(ann)).items[0]?.lastUsedAt ?? "")).toBeGreaterThanOrEqual(
        Date.parse(second) + MINUTE,
      );
    });

    test("what has run out is not listed, and cannot be ended", async () => {
      const ann = await server.register();
      const other = await elsewhere(ann);
      const otherId = (await list(other)).items[0]?.id;
      ahead += 6 * 24 * 60 * MINUTE;
      expect(await refreshes(ann)).toBe(true);
      ahead += 2 * 24 * 60 * MINUTE;
      const fresh = await elsewhere(ann);
      expect((await list(fresh)).items).toHaveLength(2);
      expect((await fresh.call("DELETE", `/auth/sessions/${otherId}`)).status).toBe(404);
    });
  });
}
