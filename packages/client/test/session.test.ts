import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, createClient, memoryQueue, newId } from "../src/index.ts";
import { browserFetch } from "./cookie-jar.ts";
import { boardOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let jar: Map<string, string>;
let asked: string[];
let isCut: boolean;
/** Access tokens that the server is made to refuse, as when they have run out. */
let isTokenOld: (token: string | undefined) => boolean;
let client: Client;

const PASSWORD = "correct horse battery";
const registration = () => ({ email: `ada-${randomUUID()}@example.org`, password: PASSWORD });

function open(storage = memoryQueue(), channel?: BroadcastChannel): Client {
  return openWith(jar, storage, channel);
}

/** A client in the browser whose cookies these are. */
function openWith(cookies: Map<string, string>, storage = memoryQueue(), channel?: BroadcastChannel): Client {
  const inBrowser = browserFetch(cookies);
  return createClient({
    baseUrl: server.url,
    storage,
    ...(channel && { channel }),
    fetch: async (input, init) => {
      asked.push(String(input).replace(`${server.url}/api/v1`, ""));
      if (isCut) throw new TypeError("fetch failed");
      const headers = new Headers(init?.headers);
      const token = headers.get("authorization")?.replace("Bearer ", "");
      if (isTokenOld(token)) headers.set("authorization", "Bearer old");
      return inBrowser(input, { ...init, headers });
    },
  });
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
    });
    afterAll(() => server.stop());

    beforeEach(() => {
      jar = new Map();
      asked = [];
      isCut = false;
      isTokenOld = () => false;
      client = open();
    });
    afterEach(() => client.close());

    describe("the session", () => {
      it("is unknown until the server was asked, and signed out without a cookie", async () => {
        expect(client.session.getState()).toEqual({ status: "unknown", user: null });
        expect(await client.session.restore()).toEqual({ status: "signed_out", user: null });
      });

      it("is kept by the cookie over a reload", async () => {
        const { user } = await client.session.register(registration());
        expect(client.session.getState()).toEqual({ status: "signed_in", user });
        client.close();
        client = open();
        expect(await client.session.restore()).toEqual({ status: "signed_in", user });
        expect((await client.api.listBoards()).items).toEqual([]);
      });

      it("rejects, and knows nothing, when there is no answer to restoring", async () => {
        isCut = true;
        await expect(client.session.restore()).rejects.toBeInstanceOf(TypeError);
        expect(client.session.getState().status).toBe("unknown");
      });

      it("says why one may not sign in", async () => {
        const login = client.session.login("nobody@example.org", "wrong password");
        await expect(login).rejects.toMatchObject({ name: "ApiError", status: 401, code: "invalid_credentials" });
        expect(client.session.getState().status).toBe("unknown");
      });

      it("gets one new token for all who wait when the old one has run out", async () => {
        const { accessToken } = await client.session.register(registration());
        isTokenOld = (token) => token === accessToken;
        asked = [];
        const answers = await Promise.all([client.api.listBoards(), client.api.listBoards(), client.api.listBoards()]);
        expect(answers.map(({ items }) => items)).toEqual([[], [], []]);
        expect(asked.filter((path) => path === "/auth/refresh")).toHaveLength(1);
      });

      it("is over when there is no new token to have, and tells its listeners", async () => {
        const { accessToken } = await client.session.register(registration());
        let told = 0;
        client.session.subscribe(() => told++);
        isTokenOld = (token) => token === accessToken;
        jar.clear();
        await expect(client.api.listBoards()).rejects.toMatchObject({ status: 401 });
        expect(client.session.getState()).toEqual({ status: "signed_out", user: null });
        await until(
          () => told === 1,
          () => told,
        );
      });

      it("stays when the new token could not be asked for", async () => {
        const { accessToken } = await client.session.register(registration());
        isTokenOld = (token) => token === accessToken;
        const listing = client.api.listBoards();
        isCut = true;
        await expect(listing).rejects.toBeInstanceOf(TypeError);
        expect(client.session.getState().status).toBe("signed_in");
      });

      it("signs out for good, or not at all when there is no answer", async () => {
        await client.session.register(registration());
        isCut = true;
        await expect(client.session.logout()).rejects.toBeInstanceOf(TypeError);
        expect(client.session.getState().status).toBe("signed_in");
        isCut = false;
        await client.session.logout();
        expect(client.session.getState().status).toBe("signed_out");
        expect((await client.session.restore()).status).toBe("signed_out");
      });
    });

    describe("one's own account", () => {
      it("is the new one everywhere when it changes: here, in the other tabs, and after a reload", async () => {
        const channelName = randomUUID();
        const inTab = () => open(memoryQueue(), new BroadcastChannel(channelName));
        const [tab, other] = [inTab(), inTab()];
        try {
          const signedIn = await tab.session.register({ ...registration(), name: "Ada" });
          other.session.use(signedIn);
          const user = await tab.session.changeAccount({ name: "Ada L.", privacy: { findableByEmail: false } });
          expect(user).toMatchObject({ name: "Ada L.", privacy: { profile: "members", findableByEmail: false } });
          expect(tab.session.getState()).toEqual({ status: "signed_in", user });
          await until(
            () => other.session.getState().user?.name === "Ada L.",
            () => other.session.getState(),
          );
          expect((await client.session.restore()).user).toEqual(user);
        } finally {
          tab.close();
          other.close();
        }
      });

      it("is left alone in a tab where somebody else has signed in", async () => {
        const channelName = randomUUID();
        const inTab = () => open(memoryQueue(), new BroadcastChannel(channelName));
        const [tab, other] = [inTab(), inTab()];
        try {
          await tab.session.register({ ...registration(), name: "Ada" });
          const ben = await other.session.register({ ...registration(), name: "Ben" });
          await tab.session.changeAccount({ name: "Ada L." });
          await other.api.listBoards();
          expect(other.session.getState().user).toEqual(ben.user);
        } finally {
          tab.close();
          other.close();
        }
      });

      it("keeps this session over a new password, ends the others, and names the field at fault", async () => {
        const { email } = registration();
        const { user } = await client.session.register({ email, password: PASSWORD });
        const elsewhere = openWith(new Map());
        try {
          await elsewhere.session.login(email, PASSWORD);
          const refused = client.session.changeAccount({ password: "battery staple", currentPassword: "wrong" });
          await expect(refused).rejects.toMatchObject({ status: 422, errors: [{ path: "currentPassword" }] });
          await client.session.changeAccount({ password: "battery staple", currentPassword: PASSWORD });
          expect(client.session.getState()).toMatchObject({ status: "signed_in", user: { id: user.id } });
          expect((await client.api.listBoards()).items).toEqual([]);
          await expect(elsewhere.api.listBoards()).rejects.toMatchObject({ status: 401 });
          expect(elsewhere.session.getState().status).toBe("signed_out");
        } finally {
          elsewhere.close();
        }
      });

      it("shows others as they allow", async () => {
        const ben = openWith(new Map());
        try {
          const { user } = await client.session.register({ ...registration(), name: "Ada" });
          await ben.session.register(registration());
          await expect(ben.api.getProfile(user.id)).rejects.toMatchObject({ status: 404 });
          await client.session.changeAccount({ privacy: { profile: "public" } });
          expect(await ben.api.getProfile(user.id)).toMatchObject({ id: user.id, name: "Ada" });
        } finally {
          ben.close();
        }
      });
    });

    describe("whose commands are sent", () => {
      it("Q3: one user's commands wait while another is signed in, and never go as theirs", async () => {
        const [ada, ben] = await Promise.all([signUp(server.url, "Ada"), signUp(server.url, "Ben")]);
        const boardId = await boardOf(server.url, ada, [[ben, "editor"]]);
        client.session.use(ada);
        const board = client.openBoard(boardId);
        await until(
          () => board.getState().status === "ready",
          () => board.getState().status,
        );
        isCut = true;
        const columnId = newId();
        board.send({ type: "column.add", columnId, title: "Ada's" });
        await until(
          async () => (await client.countWaiting()) === 1,
          () => board.getState(),
        );

        client.session.use(ben);
        expect(board.getState()).toMatchObject({ status: "loading", waiting: 0, members: [], role: null });
        expect(board.getState().view.isCreated).toBe(false);
        isCut = false;
        await until(
          () => board.getState().status === "ready",
          () => board.getState().status,
        );
        expect(await client.countWaiting()).toBe(0);
        expect(board.getState().role).toBe("editor");
        expect(board.getState().view.liveColumn(columnId)).toBeUndefined();

        client.session.use(ada);
        await until(
          () => board.getState().view.liveColumn(columnId) !== undefined,
          () => board.getState().view.columns,
        );
        await until(
          () => board.getState().waiting === 0,
          () => board.getState().waiting,
        );
        const { items } = await eventsOf(boardId, ada.accessToken);
        expect(items.find((event) => event.type === "column.added")?.actorId).toBe(ada.user.id);
      });

      it("nor is anything else that was asked for done as whoever has signed in in another tab", async () => {
        const ada = await client.session.register(registration());
        const answer = await browserFetch(jar)(`${server.url}/api/v1/auth/register`, {
          method: "POST",
          credentials: "include",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(registration()),
        });
        const ben = (await answer.json()) as { user: { id: string } };
        isTokenOld = (token) => token === ada.accessToken;
        await expect(client.subjects.create({ name: "Ada's alone" })).rejects.toMatchObject({ status: 401 });
        expect(client.session.getState().user?.id).toBe(ben.user.id);
        expect((await client.subjects.list()).items).toEqual([]);
      });

      it("not even when another tab has signed in as somebody else and the cookie is theirs now", async () => {
        const ada = await client.session.register(registration());
        const boardId = await boardOf(server.url, ada);
        const board = client.openBoard(boardId);
        await until(
          () => board.getState().status === "ready",
          () => board.getState().status,
        );
        await browserFetch(jar)(`${server.url}/api/v1/auth/register`, {
          method: "POST",
          credentials: "include",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(registration()),
        });
        isTokenOld = (token) => token === ada.accessToken;
        board.send({ type: "board.edit", title: "Ada's alone" });
        await until(
          () => client.session.getState().user?.id !== ada.user.id,
          () => client.session.getState(),
        );
        await until(
          () => board.getState().status === "gone",
          () => board.getState().status,
        );
        expect(board.getState()).toMatchObject({ waiting: 0, refused: [] });
        expect((await eventsOf(boardId, ada.accessToken)).items.map((event) => event.type)).toEqual(["board.created"]);
        isTokenOld = () => false;
        client.session.use(ada);
        await until(
          () => board.getState().status === "ready",
          () => board.getState().status,
        );
        await until(
          () => board.getState().waiting === 0,
          () => board.getState().waiting,
        );
        expect(board.getState().view.info.title).toBe("Ada's alone");
      });
    });
  });
}

async function eventsOf(boardId: string, token: string): Promise<{ items: { type: string; actorId: string }[] }> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${server.url}/api/v1/boards/${boardId}/events`, { headers })).json();
}
