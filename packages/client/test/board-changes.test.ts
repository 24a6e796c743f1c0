import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { boardChangesOf, type Client, type ClientOptions, memoryQueue, newId, type SignedIn } from "../src/index.ts";
import { FaultyNetwork, seededRandom } from "./faulty-network.ts";
import { boardOf, clientOf, signUp } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

// A card's date is changed from a list of one's tasks, while its board is not open.

const SOON = { timeout: 5_000, interval: 5 };
const DUE = "2026-12-01T12:00:00.000Z";

for (const database of databases) {
  describe(database.name, () => {
    let server: ServerProcess;
    let ann: SignedIn;
    let ben: SignedIn;
    let boardId: string;
    let cardId: string;
    let network: FaultyNetwork;
    let open: Client[];
    beforeAll(async () => {
      server = await startServerProcess(database);
      [ann, ben] = await Promise.all([signUp(server.url, "Ann"), signUp(server.url, "Ben")]);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      open = [];
      network = new FaultyNetwork(seededRandom(1), 0);
      boardId = await boardOf(server.url, ann, [[ben, "editor"]]);
      cardId = (await clientFor(ann).api.addCard(boardId, { title: "Apples" })).id;
    });
    afterEach(() => {
      for (const client of open) client.close();
    });

    function clientFor(person: SignedIn, options: Partial<ClientOptions> = {}): Client {
      const client = clientOf(person, { baseUrl: server.url, ...options });
      open.push(client);
      return client;
    }
    const onNetwork = () => ({
      fetch: network.fetch,
      WebSocket: network.WebSocket,
      onNetworkBack: network.onNetworkBack,
    });
    const due = (dueAt: string) => ({ type: "card.edit", cardId, dueAt }) as const;
    const settled = (client: Client) =>
      expect.poll(() => boardChangesOf(client).getState().waiting.length, SOON).toBe(0);

    it("waits without a network, over a reload too, and is sent when there is one", async () => {
      const storage = memoryQueue();
      network.goDown();
      const before = clientFor(ben, { storage, ...onNetwork() });
      const commandId = boardChangesOf(before).send(boardId, due(DUE));
      expect(boardChangesOf(before).getState().waiting).toMatchObject([{ commandId, boardId, command: due(DUE) }]);
      await expect.poll(() => before.countWaiting(), SOON).toBe(1);
      before.close();
      const after = clientFor(ben, { storage, ...onNetwork() });
      await expect.poll(() => boardChangesOf(after).getState().waiting.length, SOON).toBe(1);
      expect((await clientFor(ann).api.getCard(cardId)).dueAt).toBeNull();
      network.comeBack();
      await settled(after);
      expect((await clientFor(ann).api.getCard(cardId)).dueAt).toBe(DUE);
    });

    it("is shown at once on its board where that is open, and taken back there when it is refused", async () => {
      const client = clientFor(ben, onNetwork());
      const board = client.openBoard(boardId);
      await expect.poll(() => board.getState().status, SOON).toBe("ready");
      network.goDown();
      boardChangesOf(client).send(boardId, due(DUE));
      expect(board.getState().view.cards.get(cardId)?.dueAt).toBe(DUE);
      await clientFor(ann).api.shareBoard(boardId, ben.user.id, "viewer");
      network.comeBack();
      await settled(client);
      await expect.poll(() => board.getState().view.cards.get(cardId)?.dueAt, SOON).toBeNull();
    });

    it("says why a change was refused, until somebody has seen it", async () => {
      const client = clientFor(ben);
      await clientFor(ann).api.shareBoard(boardId, ben.user.id, "viewer");
      const commandId = boardChangesOf(client).send(boardId, due(DUE));
      await settled(client);
      const { refused } = boardChangesOf(client).getState();
      expect(refused).toMatchObject([{ commandId, boardId, code: "forbidden", command: due(DUE) }]);
      boardChangesOf(client).dismiss(boardId, commandId);
      await expect.poll(() => boardChangesOf(client).getState().refused, SOON).toEqual([]);
    });

    it("is nothing that whoever signs in next gets to see", async () => {
      network.goDown();
      const client = clientFor(ben, onNetwork());
      boardChangesOf(client).send(boardId, due(DUE));
      let told = 0;
      boardChangesOf(client).subscribe(() => told++);
      client.session.use(ann);
      await expect.poll(() => told, SOON).toBeGreaterThan(0);
      expect(boardChangesOf(client).getState().waiting).toEqual([]);
    });

    it("comes to nothing for a board that is none of one's own", async () => {
      const stranger = clientFor(await signUp(server.url, "Cleo"));
      boardChangesOf(stranger).send(boardId, { ...due(DUE), cardId: newId() });
      await settled(stranger);
      expect(boardChangesOf(stranger).getState().refused).toMatchObject([{ code: "not_found" }]);
    });
  });
}
