import { commentsOf } from "@syncboard/model";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, type ClientOptions, type LiveBoard, newId, type SignedIn } from "../src/index.ts";
import { FaultyNetwork, seededRandom } from "./faulty-network.ts";
import { boardOf, clientOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let ada: SignedIn;
let ben: SignedIn;
let boardId: string;
let cardId: string;
let clients: Client[];

function clientFor(person: SignedIn, options: Partial<ClientOptions> = {}): Client {
  const client = clientOf(person, { baseUrl: server.url, ...options });
  clients.push(client);
  return client;
}

async function screenOf(person: SignedIn, options: Partial<ClientOptions> = {}): Promise<LiveBoard> {
  const board = clientFor(person, options).openBoard(boardId);
  await until(
    () => board.getState().view.liveCard(cardId) !== undefined,
    () => board.getState().status,
  );
  return board;
}

const texts = (board: LiveBoard) => commentsOf(board.getState().view, cardId).map(({ text }) => text);
const sees = (board: LiveBoard, ...wanted: string[]) =>
  until(
    () => JSON.stringify(texts(board)) === JSON.stringify(wanted),
    () => texts(board),
  );

function say(board: LiveBoard, text: string): string {
  const commentId = newId();
  board.send({ type: "comment.add", cardId, commentId, text });
  return commentId;
}

const settled = (board: LiveBoard) =>
  until(
    () => board.getState().waiting === 0,
    () => board.getState().waiting,
  );

for (const database of databases) {
  describe(`the comments of a card, on ${database.name}`, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
      [ada, ben] = await Promise.all([signUp(server.url, "Ada"), signUp(server.url, "Ben")]);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      clients = [];
      boardId = await boardOf(server.url, ada, [[ben, "commenter"]]);
      cardId = newId();
      const board = clientFor(ada).openBoard(boardId);
      await until(
        () => board.getState().status === "ready",
        () => board.getState().status,
      );
      board.send({ type: "card.add", cardId, title: "Apples" });
      await settled(board);
    });
    afterEach(() => {
      for (const client of clients) client.close();
    });

    it("show at once and elsewhere a moment later, are changed, taken back and brought back", async () => {
      const [hers, his] = [await screenOf(ada), await screenOf(ben)];
      await Promise.all([hers.loadComments(cardId), his.loadComments(cardId)]);
      expect(hers.getState().comments.get(cardId)).toEqual({ hasEarlier: false });
      const commentId = say(his, "Ripe?");
      expect(texts(his)).toEqual(["Ripe?"]);
      await sees(hers, "Ripe?");
      his.send({ type: "comment.edit", cardId, commentId, text: "Are they ripe?" });
      await sees(hers, "Are they ripe?");
      expect(his.undo()).toBe("done");
      await sees(hers, "Ripe?");
      hers.send({ type: "comment.delete", cardId, commentId });
      await sees(his);
      expect(hers.undo()).toBe("done");
      await sees(his, "Ripe?");
      expect(his.getState().view.liveCard(cardId)?.commentCount).toBe(1);
    });

    it("are read from the newest back, a page at a time, and go on while others speak", async () => {
      const his = await screenOf(ben);
      const said = Array.from({ length: 70 }, (_, at) => `said ${at}`);
      for (const text of said) say(his, text);
      await settled(his);
      const hers = await screenOf(ada);
      await Promise.all([hers.loadComments(cardId), hers.loadComments(cardId)]);
      expect(texts(hers)).toEqual(said.slice(20));
      expect(hers.getState().comments.get(cardId)).toEqual({ hasEarlier: true });
      say(his, "later");
      await Promise.all([hers.loadEarlierComments(cardId), hers.loadEarlierComments(cardId)]);
      await sees(hers, ...said, "later");
      expect(hers.getState().comments.get(cardId)).toEqual({ hasEarlier: false });
    });

    it("a page that was asked for before something happened to the card is asked for again", async () => {
      const his = await screenOf(ben);
      const first = say(his, "first");
      await settled(his);
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let asked = 0;
      const hers = await screenOf(ada, {
        fetch: async (...question) => {
          const answer = await fetch(...question);
          // What it says is old by the time that it comes.
          if (String(question[0]).includes("/comments") && asked++ === 0) await held;
          return answer;
        },
      });
      const loading = hers.loadComments(cardId);
      await until(
        () => asked === 1,
        () => asked,
      );
      his.send({ type: "comment.delete", cardId, commentId: first });
      say(his, "second");
      await until(
        () => hers.getState().view.comments.size === 1 && hers.getState().view.liveCard(cardId)?.commentCount === 1,
        () => texts(hers),
      );
      release();
      await loading;
      expect(texts(hers)).toEqual(["second"]);
      expect(asked).toBe(2);
    });

    it("are at hand again, as far back as before, after the board was sent anew", async () => {
      const his = await screenOf(ben);
      const said = Array.from({ length: 60 }, (_, at) => `said ${at}`);
      for (const text of said) say(his, text);
      await settled(his);
      const network = new FaultyNetwork(seededRandom(1), 0);
      const { fetch, WebSocket, onNetworkBack } = network;
      const hers = await screenOf(ada, { fetch, WebSocket, onNetworkBack });
      await hers.loadComments(cardId);
      await hers.loadEarlierComments(cardId);
      expect(texts(hers)).toEqual(said);
      network.goDown();
      // More than a client is told one by one.
      const owner = await screenOf(ada);
      for (let at = 0; at < 1_010; at++) owner.send({ type: "board.edit", title: `Plans ${at}` });
      say(his, "later");
      await Promise.all([settled(owner), settled(his)]);
      const before = hers.getState().view;
      network.comeBack();
      await sees(hers, ...said, "later");
      expect(hers.getState().view).not.toBe(before);
    });

    it("of somebody who has left are still named", async () => {
      const his = await screenOf(ben);
      say(his, "Bye");
      await settled(his);
      await clientFor(ada).api.unshareBoard(boardId, ben.user.id);
      const hers = await screenOf(ada);
      await hers.loadComments(cardId);
      expect(hers.getState().profiles.get(ben.user.id)?.name).toBe("Ben");
      await expect(hers.loadComments(newId())).rejects.toMatchObject({ code: "not_found" });
    });
  });
}
