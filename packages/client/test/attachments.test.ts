import { attachmentsOf } from "@syncboard/model";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, type LiveBoard, newId, type SignedIn } from "../src/index.ts";
import { boardOf, clientOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let ada: SignedIn;
let ben: SignedIn;
let boardId: string;
let cardId: string;
let clients: Client[];

async function screenOf(person: SignedIn): Promise<{ client: Client; board: LiveBoard }> {
  const client = clientOf(person, { baseUrl: server.url });
  clients.push(client);
  const board = client.openBoard(boardId);
  await until(
    () => board.getState().view.liveCard(cardId) !== undefined,
    () => board.getState().status,
  );
  return { client, board };
}

const namesOn = (board: LiveBoard) => attachmentsOf(board.getState().view, cardId).map(({ name }) => name);
const sees = (board: LiveBoard, ...wanted: string[]) =>
  until(
    () => namesOn(board).join() === wanted.join(),
    () => namesOn(board),
  );

for (const database of databases) {
  describe(`the attachments of a card, on ${database.name}`, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
      [ada, ben] = await Promise.all([signUp(server.url, "Ada"), signUp(server.url, "Ben")]);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      clients = [];
      boardId = await boardOf(server.url, ada, [[ben, "editor"]]);
      cardId = newId();
      const client = clientOf(ada, { baseUrl: server.url });
      clients.push(client);
      const board = client.openBoard(boardId);
      await until(
        () => board.getState().status === "ready",
        () => board.getState().status,
      );
      board.send({ type: "card.add", cardId, title: "Plan" });
      await until(
        () => board.getState().waiting === 0,
        () => board.getState().waiting,
      );
    });
    afterEach(() => {
      for (const client of clients) client.close();
    });

    it("come to every screen that has the card open, and their bytes to who asks", async () => {
      const hers = await screenOf(ada);
      const his = await screenOf(ben);
      await Promise.all([hers.board.loadAttachments(cardId), his.board.loadAttachments(cardId)]);
      expect([...hers.board.getState().attachments]).toEqual([cardId]);
      const content = new Blob(["0123456789"]);
      const told: [number, number][] = [];
      const onProgress = (bytes: number, total: number) => void told.push([bytes, total]);
      const made = await hers.client.api.uploadAttachment(cardId, content, { name: "notes.txt", onProgress });
      expect(told.at(-1)).toEqual([10, 10]);
      await sees(his.board, "notes.txt");
      expect(his.board.getState().view.liveCard(cardId)?.attachmentCount).toBe(1);
      expect(await (await his.client.api.attachmentContent(made.id)).text()).toBe("0123456789");
      const { url } = await his.client.api.attachmentLink(made.id);
      expect(await (await fetch(server.url + url)).text()).toBe("0123456789");

      his.board.send({
        type: "attachment.add",
        cardId,
        attachmentId: newId(),
        url: "https://example.org/",
        name: "Site",
      });
      his.board.send({ type: "attachment.edit", cardId, attachmentId: made.id, name: "other.txt" });
      await sees(hers.board, "other.txt", "Site");
      his.board.send({ type: "attachment.delete", cardId, attachmentId: made.id });
      await sees(hers.board, "Site");
      expect(his.board.undo()).toBe("done");
      await sees(hers.board, "other.txt", "Site");
      await expect(hers.client.api.attachmentContent(newId())).rejects.toMatchObject({ code: "not_found" });
    });

    it("are taken back and had again by who uploaded them, like any act, and by nobody else's undo", async () => {
      const hers = await screenOf(ada);
      const his = await screenOf(ben);
      await Promise.all([hers.board.loadAttachments(cardId), his.board.loadAttachments(cardId)]);
      await hers.client.api.uploadAttachment(cardId, new Blob(["x"]), { name: "x.txt" });
      await Promise.all([sees(hers.board, "x.txt"), sees(his.board, "x.txt")]);
      expect(his.board.undo()).toBe("nothing");
      expect(hers.board.undo()).toBe("done");
      await sees(his.board);
      expect(hers.board.redo()).toBe("done");
      await sees(his.board, "x.txt");
    });

    it("are there once, also when the answer to the upload was lost and it is sent again", async () => {
      const hers = await screenOf(ada);
      const id = newId();
      const send = () => hers.client.api.uploadAttachment(cardId, new Blob(["x"]), { id, name: "x.txt" });
      const first = await send();
      expect(await send()).toEqual(first);
      await hers.board.loadAttachments(cardId);
      expect(namesOn(hers.board)).toEqual(["x.txt"]);
      const signal = AbortSignal.abort(new Error("called off"));
      await expect(hers.client.api.uploadAttachment(cardId, new Blob(["y"]), { signal })).rejects.toThrow("called off");
    });
  });
}
