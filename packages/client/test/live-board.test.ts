import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, type ClientOptions, type LiveBoard, memoryQueue, newId, type SignedIn } from "../src/index.ts";
import { boardOf, clientOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let ada: SignedIn;
let ben: SignedIn;
let boardId: string;
let clients: Client[];

function clientFor(person: SignedIn, options: Partial<ClientOptions> = {}): Client {
  const client = clientOf(person, { baseUrl: server.url, ...options });
  clients.push(client);
  return client;
}

async function screenOf(person: SignedIn, options: Partial<ClientOptions> = {}): Promise<LiveBoard> {
  const board = clientFor(person, options).openBoard(boardId);
  await until(
    () => board.getState().status === "ready",
    () => board.getState().status,
  );
  return board;
}

const firstColumn = (board: LiveBoard) => board.getState().view.columns[0]?.id ?? "";
const titles = (board: LiveBoard) =>
  board
    .getState()
    .view.cardsIn(firstColumn(board))
    .map((card) => card.title);
const settled = (board: LiveBoard) =>
  until(
    () => board.getState().waiting === 0,
    () => board.getState(),
  );
const sees = (board: LiveBoard, ...wanted: string[]) =>
  until(
    () => JSON.stringify(titles(board)) === JSON.stringify(wanted),
    () => titles(board),
  );

function add(board: LiveBoard, title: string, description: string | null = null): string {
  const cardId = newId();
  board.send({ type: "card.add", cardId, title, description, columnId: firstColumn(board) });
  return cardId;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
      [ada, ben] = await Promise.all([signUp(server.url, "Ada"), signUp(server.url, "Ben")]);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      clients = [];
      boardId = await boardOf(server.url, ada, [[ben, "editor"]]);
    });
    afterEach(() => {
      for (const client of clients) client.close();
    });

    describe("a live board", () => {
      it("names a member whom a waiting command hid, once that command came to nothing", async () => {
        const dan = await signUp(server.url, "Dan");
        await clientFor(ada).api.shareBoard(boardId, ben.user.id, "owner");
        let isHeld = true;
        const held: ClientOptions["fetch"] = async (...asked) => {
          await until(
            () => !isHeld || !String(asked[0]).endsWith("/commands"),
            () => "held",
          );
          return await fetch(...asked);
        };
        const board = await screenOf(ben, { fetch: held });
        const now = () => board.getState();
        board.send({ type: "member.add", userId: dan.user.id, role: "editor" });
        board.send({ type: "member.remove", userId: dan.user.id });
        await clientFor(ada).api.shareBoard(boardId, dan.user.id, "editor");
        await clientFor(ada).api.shareBoard(boardId, ben.user.id, "viewer");
        await until(() => now().role === "viewer", now);
        isHeld = false;
        await settled(board);
        await until(() => now().members.length === 3, now);
      });

      it("W1: shows the board, one's role, and the members with their names", async () => {
        const { view, role, members, profiles, line } = (await screenOf(ben)).getState();
        expect(view.info.title).toBe("Harvest");
        expect([role, line]).toEqual(["editor", "online"]);
        expect(members.map((member) => [member.user.name, member.role])).toEqual([
          ["Ada", "owner"],
          ["Ben", "editor"],
        ]);
        expect(profiles.get(ben.user.id)?.name).toBe("Ben");
      });

      it("Q1, W3: shows a command at once, and to everybody else a moment later", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        const cardId = add(hers, "Apples");
        expect(titles(hers)).toEqual(["Apples"]);
        expect(hers.getState().waiting).toBe(1);
        await sees(his, "Apples");
        expect(his.getState().lastStirs).toMatchObject([{ actorId: ada.user.id, cardId }]);
        await settled(hers);
        expect(hers.getState().lastStirs).toEqual([]);
      });

      it("tells listeners once for what one task does, and has a new state only for something new", async () => {
        const board = await screenOf(ada);
        let told = 0;
        const stop = board.subscribe(() => told++);
        const before = board.getState();
        add(board, "Apples");
        add(board, "Pears");
        expect(told).toBe(0);
        const after = board.getState();
        expect(after).not.toBe(before);
        expect(after.version).toBeGreaterThan(before.version);
        expect(board.getState()).toBe(after);
        await Promise.resolve();
        expect(told).toBe(1);
        await settled(board);
        await until(
          () => board.getState().view.seq === 4,
          () => board.getState().view.seq,
        );
        stop();
        const atRest = board.getState();
        await new Promise((resolve) => setTimeout(resolve, 150));
        expect(board.getState()).toBe(atRest);
        expect(atRest.members).toBe(before.members);
      });

      it("Q6: shows what the server refused, and the view without it", async () => {
        const board = await screenOf(ben);
        const commandId = board.send({ type: "member.remove", userId: ada.user.id });
        await until(
          () => board.getState().refused.length === 1,
          () => board.getState(),
        );
        expect(board.getState().refused).toEqual([
          { commandId, command: { type: "member.remove", userId: ada.user.id }, code: "forbidden" },
        ]);
        board.dismissRefused(commandId);
        expect(board.getState().refused).toEqual([]);
      });

      it("Q6: a command that does not fit its schema blocks nothing", async () => {
        const board = await screenOf(ada);
        add(board, "");
        add(board, "Pears");
        await settled(board);
        expect(board.getState().refused.map(({ code }) => code)).toEqual(["invalid"]);
        await sees(board, "Pears");
      });

      it("Q3: what a closed tab could not send goes out from the next", async () => {
        const storage = memoryQueue();
        const cut = async () => {
          throw new TypeError("fetch failed");
        };
        const closing = await screenOf(ada, { storage, fetch: cut });
        add(closing, "Apples");
        add(closing, "Pears");
        await until(
          async () => (await storage.waiting(ada.user.id)).length === 2,
          () => closing.getState(),
        );
        clients.pop()?.close();
        const next = clientFor(ada, { storage });
        expect(await next.countWaiting()).toBe(2);
        const board = next.openBoard(boardId);
        await sees(board, "Apples", "Pears");
        await settled(board);
        expect(await next.countWaiting()).toBe(0);
        await sees(await screenOf(ben), "Apples", "Pears");
      });

      it("Q3: goes out also when nobody opens that board again", async () => {
        const storage = memoryQueue();
        const command = { type: "board.edit" as const, title: "Renamed" };
        await storage.add({ id: newId(), userId: ada.user.id, boardId, command, at: new Date().toISOString() });
        const client = clientFor(ada, { storage });
        await until(
          async () => (await client.countWaiting()) === 0,
          () => "waiting",
        );
        expect((await client.api.listBoards()).items.find(({ id }) => id === boardId)?.title).toBe("Renamed");
      });

      it("Q9: two tabs show each other's commands while there is no network, and send each once", async () => {
        const storage = memoryQueue();
        const name = randomUUID();
        let isCut = true;
        const flaky: typeof fetch = async (...asked) => {
          if (isCut) throw new TypeError("fetch failed");
          return fetch(...asked);
        };
        const tab = () =>
          screenOf(ada, { storage, fetch: flaky, locks: navigator.locks, channel: new BroadcastChannel(name) });
        const [one, two] = [await tab(), await tab()];
        add(one, "Apples");
        await sees(two, "Apples");
        add(two, "Pears");
        await sees(one, "Apples", "Pears");
        isCut = false;
        await Promise.all([settled(one), settled(two)]);
        await sees(await screenOf(ben), "Apples", "Pears");
        expect(one.getState().view.seq).toBe(4);
      });

      it("W5: is gone for who is sent away, and there again when opened after being asked back", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        hers.send({ type: "member.remove", userId: ben.user.id });
        await until(
          () => his.getState().status === "gone",
          () => his.getState().status,
        );
        hers.send({ type: "member.add", userId: ben.user.id, role: "viewer" });
        await settled(hers);
        his.close();
        const again = await screenOf(ben);
        expect(again.getState().role).toBe("viewer");
      });

      it("W4, W5: is gone when it is deleted, and when it never was", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        hers.send({ type: "board.delete" });
        await until(
          () => his.getState().status === "gone",
          () => his.getState().status,
        );
        await until(
          () => hers.getState().status === "gone",
          () => hers.getState().status,
        );
        const never = clientFor(ada).openBoard(newId());
        await until(
          () => never.getState().status === "gone",
          () => never.getState().status,
        );
      });

      it("learns the name of who joins", async () => {
        const board = await screenOf(ada);
        const cleo = await signUp(server.url, "Cleo");
        board.send({ type: "member.add", userId: cleo.user.id, role: "viewer" });
        await until(
          () => board.getState().members.length === 3,
          () => board.getState().members,
        );
        expect(board.getState().members.at(-1)?.user.name).toBe("Cleo");
      });

      it("P1, P2: says who else is here, what they look at, and when they leave", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        const cardId = add(hers, "Apples");
        his.lookAt(cardId);
        const looks = () => hers.getState().here.map((each) => [each.userId, each.cardId]);
        await until(() => looks()[0]?.[1] === cardId, looks);
        expect(looks()).toEqual([[ben.user.id, cardId]]);
        const does = () => hers.getState().here.map(({ typing, dragging }) => [typing?.field ?? null, dragging])[0];
        his.typeIn({ cardId, field: "description" });
        his.drag(cardId);
        await until(() => does()?.[1] === cardId, does);
        expect(does()).toEqual(["description", cardId]);
        his.typeIn(null);
        his.drag(null);
        await until(() => does()?.[1] === null, does);
        expect(does()).toEqual([null, null]);
        his.close();
        await until(() => looks().length === 0, looks);
      });

      it("fills in a card's text when it is asked for", async () => {
        const hers = await screenOf(ada);
        const cardId = add(hers, "Apples", "red ones");
        await settled(hers);
        const his = await screenOf(ben);
        const card = () => his.getState().view.cards.get(cardId);
        expect([card()?.hasDescription, card()?.description]).toEqual([true, undefined]);
        await Promise.all([his.loadText(cardId), his.loadText(cardId)]);
        expect(card()?.description).toBe("red ones");
        await expect(his.loadText(newId())).rejects.toMatchObject({ code: "not_found" });
      });

      it("shares one live board between those who open it, until it is closed", async () => {
        const client = clientFor(ada);
        const board = client.openBoard(boardId);
        expect(client.openBoard(boardId)).toBe(board);
        board.close();
        expect(client.openBoard(boardId)).not.toBe(board);
        expect(() => board.send({ type: "board.edit", title: "Closed" })).toThrow("closed");
      });
    });

    describe("Q8: undo and redo", () => {
      it("take back and bring back what one did, and only that", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        add(hers, "Apples");
        await sees(his, "Apples");
        add(his, "Pears");
        await sees(hers, "Apples", "Pears");
        expect([hers.getState().canUndo, his.undo()]).toEqual([true, "done"]);
        await sees(hers, "Apples");
        expect(hers.undo()).toBe("done");
        await sees(his);
        expect([hers.undo(), hers.redo()]).toEqual(["nothing", "done"]);
        await sees(his, "Apples");
      });

      it("work on what is not confirmed yet", async () => {
        const board = await screenOf(ada);
        add(board, "Apples");
        expect(board.undo()).toBe("done");
        expect(titles(board)).toEqual([]);
        await settled(board);
        expect(titles(board)).toEqual([]);
        expect(board.getState().canRedo).toBe(true);
      });

      it("say when somebody else has changed the same thing since", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        const cardId = add(hers, "Apples");
        await settled(hers);
        hers.send({ type: "card.edit", cardId, title: "Green apples" });
        await sees(his, "Green apples");
        his.send({ type: "card.edit", cardId, title: "Red apples" });
        await sees(hers, "Red apples");
        expect(hers.undo()).toMatchObject({
          act: { type: "card.edited", cardId },
          since: { type: "card.edited", cardId, actorId: ben.user.id },
        });
        expect(titles(hers)).toEqual(["Red apples"]);
      });

      it("take what was sent together back at one stroke", async () => {
        const [hers, his] = [await screenOf(ada), await screenOf(ben)];
        const cardId = add(hers, "Apples");
        const labelId = newId();
        hers.sendTogether([
          { type: "label.add", labelId, name: "Ripe", color: "red" },
          { type: "card.label", cardId, labelId },
        ]);
        const isOn = (board: LiveBoard) => board.getState().view.cards.get(cardId)?.labelIds.includes(labelId) === true;
        await until(
          () => isOn(his),
          () => his.getState(),
        );
        expect(hers.undo()).toBe("done");
        await until(
          () => his.getState().view.labels.length === 0,
          () => his.getState(),
        );
        expect(titles(hers)).toEqual(["Apples"]);
        expect(hers.redo()).toBe("done");
        await until(
          () => isOn(his) && his.getState().view.labels.length === 1,
          () => his.getState(),
        );
      });

      it("do not take back what the server refused", async () => {
        const board = await screenOf(ada);
        add(board, "Apples");
        add(board, "");
        await settled(board);
        expect(board.undo()).toBe("done");
        expect(titles(board)).toEqual([]);
      });
    });
  });
}
