import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { administrationOf, type Client, type ClientOptions, createClient, memoryQueue, newId } from "../src/index.ts";
import { browserFetch } from "./cookie-jar.ts";
import { until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

// Administering a server, leaving it, and taking one's data along.

const PASSWORD = "correct horse battery";

let server: ServerProcess;
let administrator: Client;

function open(options: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    baseUrl: server.url,
    storage: memoryQueue(),
    fetch: browserFetch(),
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

async function newcomer(name: string, options: Partial<ClientOptions> = {}) {
  const client = open(options);
  const email = `${name.toLowerCase()}-${randomUUID()}@example.org`;
  const { user } = await client.session.register({ email, password: PASSWORD, name });
  return { ...client, user };
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
      const fresh = createClient({ baseUrl: server.url, storage: memoryQueue() });
      expect(await fresh.api.getInstallation()).toEqual({
        ...{ registration: "open", isNew: true, isMailOn: false },
        maxUploadBytes: expect.any(Number),
      });
      const { email } = (await fresh.session.register({ email: "first@example.org", password: PASSWORD })).user;
      expect(email).toBe("first@example.org");
      fresh.close();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      administrator = open();
      await administrator.session.login("first@example.org", PASSWORD);
    });

    it("finds users by how their e-mail begins, ends their sessions, deactivates them and brings them back", async () => {
      const bob = await newcomer("Bob");
      const { items } = await administrationOf(administrator).listUsers({
        q: bob.user.email.slice(0, 12).toUpperCase(),
      });
      expect(items).toMatchObject([{ id: bob.user.id, sessions: 1, isAdministrator: false, deactivatedAt: null }]);
      await administrationOf(administrator).endSessions(bob.user.id);
      await expect(bob.api.listBoards()).rejects.toMatchObject({ status: 401 });
      expect(bob.session.getState().status).toBe("signed_out");
      expect((await administrationOf(administrator).deactivate(bob.user.id)).deactivatedAt).not.toBeNull();
      await expect(bob.session.login(bob.user.email, PASSWORD)).rejects.toMatchObject({ status: 401 });
      expect((await administrationOf(administrator).reactivate(bob.user.id)).deactivatedAt).toBeNull();
      await bob.session.login(bob.user.email, PASSWORD);
    });

    it("brings the account up to date when somebody is made an administrator, and at the first refusal when no longer", async () => {
      const bob = await newcomer("Bob");
      await expect(administrationOf(bob).listUsers()).rejects.toMatchObject({ status: 403 });
      await administrationOf(administrator).appoint(bob.user.id, true);
      expect((await bob.session.refreshAccount()).isAdministrator).toBe(true);
      await administrationOf(bob).listUsers();
      await administrationOf(administrator).appoint(bob.user.id, false);
      expect(bob.session.getState().user?.isAdministrator).toBe(true);
      await expect(administrationOf(bob).getRegistration()).rejects.toMatchObject({ status: 403 });
      expect(bob.session.getState().user?.isAdministrator).toBe(false);
    });

    it("lets in with an invite, as often as it says, and tells at the field when it is spent", async () => {
      const administration = administrationOf(administrator);
      expect(await administration.chooseRegistration("invite")).toMatchObject({ registration: "invite" });
      onTestFinished(() => administration.chooseRegistration("open").then(() => {}));
      const { code, ...invite } = await administration.createInvite({ note: "Eve", maxUses: 1 });
      const eve = open();
      const registration = () => ({ email: `eve-${randomUUID()}@example.org`, password: PASSWORD });
      await expect(eve.session.register(registration())).rejects.toMatchObject({ code: "invite_needed" });
      await eve.session.register({ ...registration(), invite: code });
      expect((await administration.listInvites()).items).toContainEqual({ ...invite, uses: 1 });
      await expect(open().session.register({ ...registration(), invite: code })).rejects.toMatchObject({
        errors: [{ path: "invite" }],
      });
      await administration.revokeInvite(invite.id);
      expect((await administration.listInvites()).items.map(({ id }) => id)).not.toContain(invite.id);
    });

    it("archives a board and restores it", async () => {
      const bob = await newcomer("Bob");
      const { id } = await bob.api.createBoard({ title: "Harvest" });
      expect((await bob.api.archiveBoard(id)).archivedAt).not.toBeNull();
      expect((await bob.api.listBoards()).items).toEqual([]);
      expect((await bob.api.listBoards({ archived: true })).items).toMatchObject([{ id }]);
      expect((await bob.api.restoreBoard(id)).archivedAt).toBeNull();
      const board = bob.openBoard(id);
      await until(
        () => board.getState().status === "ready",
        () => board.getState().status,
      );
      board.send({ type: "board.archive" });
      expect(board.getState().view.info.archivedAt).not.toBeNull();
      expect(board.undo()).toBe("done");
      expect(board.getState().view.info.archivedAt).toBeNull();
    });

    describe("deactivating oneself", () => {
      it("signs out the other tabs too, and leaves nothing here that waited to be sent", async () => {
        const channelName = randomUUID();
        const storage = memoryQueue();
        const channel = () => new BroadcastChannel(channelName);
        const bob = await newcomer("Bob", { storage, channel: channel() });
        const tab = open({ storage, channel: channel() });
        const signedIn = await tab.session.login(bob.user.email, PASSWORD);
        expect(signedIn.user.id).toBe(bob.user.id);
        const waiting = { userId: bob.user.id, boardId: newId(), at: "2026-11-21T09:00:00.000Z" };
        await storage.add({ ...waiting, id: newId(), command: { type: "board.edit", title: "Late" } });
        const others = {
          ...waiting,
          userId: newId(),
          id: newId(),
          command: { type: "board.edit", title: "x" },
        } as const;
        await storage.add(others);

        await expect(bob.session.deactivate("wrong")).rejects.toMatchObject({ errors: [{ path: "password" }] });
        expect(bob.session.getState().status).toBe("signed_in");
        await bob.session.deactivate(PASSWORD);
        expect(bob.session.getState()).toEqual({ status: "signed_out", user: null });
        await until(
          () => tab.session.getState().status === "signed_out",
          () => tab.session.getState(),
        );
        expect(await storage.waiting(bob.user.id)).toEqual([]);
        expect(await storage.waiting(others.userId)).toEqual([others]);
        await expect(bob.session.login(bob.user.email, PASSWORD)).rejects.toMatchObject({ status: 401 });
      });

      it("has left, also when the answer to that was lost", async () => {
        const storage = memoryQueue();
        let isLosing = false;
        const jarred = browserFetch();
        const losing: typeof fetch = async (...asked) => {
          const response = await jarred(...asked);
          if (isLosing) throw new TypeError("terminated");
          return response;
        };
        const bob = await newcomer("Bob", { storage, fetch: losing });
        const waiting = { userId: bob.user.id, boardId: newId(), at: "2026-11-21T09:00:00.000Z", id: newId() };
        await storage.add({ ...waiting, command: { type: "board.edit", title: "Late" } });
        isLosing = true;
        await expect(bob.session.deactivate(PASSWORD)).rejects.toThrow(TypeError);
        expect(bob.session.getState().status).toBe("signed_in");
        isLosing = false;
        await bob.session.deactivate(PASSWORD);
        expect(bob.session.getState()).toEqual({ status: "signed_out", user: null });
        await until(
          async () => (await storage.waiting(bob.user.id)).length === 0,
          () => storage.waiting(bob.user.id),
        );
      });

      it("keeps what waits to be sent, when the account was heard of since and only the session is over", async () => {
        const storage = memoryQueue();
        let isCut = false;
        const jarred = browserFetch();
        const cut: typeof fetch = async (...asked) => {
          if (isCut) throw new TypeError("fetch failed");
          return await jarred(...asked);
        };
        const bob = await newcomer("Bob", { storage, fetch: cut });
        isCut = true;
        await expect(bob.session.deactivate(PASSWORD)).rejects.toThrow(TypeError);
        isCut = false;
        await bob.api.listBoards();
        const waiting = { userId: bob.user.id, boardId: newId(), at: "2026-11-21T09:00:00.000Z", id: newId() };
        await storage.add({ ...waiting, command: { type: "board.edit", title: "Late" } });
        await administrationOf(administrator).endSessions(bob.user.id);
        await expect(bob.api.listBoards()).rejects.toMatchObject({ status: 401 });
        expect(bob.session.getState().status).toBe("signed_out");
        expect(await storage.waiting(bob.user.id)).toHaveLength(1);
      });

      it("leaves a tab alone where somebody else is signed in", async () => {
        const channelName = randomUUID();
        const channel = () => new BroadcastChannel(channelName);
        const bob = await newcomer("Bob", { channel: channel() });
        const cyd = await newcomer("Cyd", { channel: channel() });
        await bob.session.deactivate(PASSWORD);
        await cyd.api.listBoards();
        expect(cyd.session.getState().user).toEqual(cyd.user);
      });

      it("is refused to the last administrator, who stays signed in", async () => {
        await expect(administrator.session.deactivate(PASSWORD)).rejects.toMatchObject({ code: "last_administrator" });
        expect(administrator.session.getState().status).toBe("signed_in");
      });
    });

    describe("one's own data", () => {
      it("comes as a file with the server's name for it, and says how much has come", async () => {
        const bob = await newcomer("Bob");
        await bob.api.createBoard({ title: "Harvest" });
        const seen: number[] = [];
        const { blob, name } = await bob.api.exportOwnData({ onProgress: (bytes) => seen.push(bytes) });
        expect(name).toMatch(new RegExp(`^syncboard-${bob.user.username}-\\d{4}-\\d\\d-\\d\\d\\.json$`));
        expect(seen.at(-1)).toBe(blob.size);
        expect(JSON.parse(await blob.text())).toMatchObject({
          user: { id: bob.user.id },
          boards: [{ board: { title: "Harvest" } }],
        });
      });

      it("can be called off on the way, and rejects when it breaks off", async () => {
        const calling = new AbortController();
        const bob = await newcomer("Bob");
        const { signal } = calling;
        await expect(
          bob.api.exportOwnData({ signal, onProgress: () => calling.abort(new Error("called off")) }),
        ).rejects.toThrow("called off");
        const broken = open({
          fetch: async (input, init) => {
            const answer = await browserFetch()(input, init);
            if (!String(input).endsWith("/export")) return answer;
            const body = new ReadableStream({
              pull(stream) {
                stream.enqueue(new TextEncoder().encode("{"));
                stream.error(new Error("cut"));
              },
            });
            return new Response(body, { headers: answer.headers });
          },
        });
        await broken.session.login(bob.user.email, PASSWORD);
        await expect(broken.api.exportOwnData()).rejects.toBeInstanceOf(TypeError);
      });
    });
  });
}
