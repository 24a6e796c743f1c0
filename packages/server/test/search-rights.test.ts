import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { give } from "./lived-in.ts";
import { type Person, programOf, startTestServer, type TestServer } from "./running-server.ts";
import { find, idsOf, pageOf, untilFound } from "./searching.ts";

// Who finds what: whatever somebody may see at the moment of asking, and nothing else.

/** Each is a word of the question that the index is asked. */
const HUNDREDS = 400;

let server: TestServer;
let ann: Person;
let ben: Person;
let eve: Person;
let boardId: string;
let cardId: string;
let commentId: string;
let columnId: string;

async function newBoard(person: Person, title: string): Promise<{ id: string; columnId: string }> {
  const id = v7();
  await person.call("POST", "/boards", { body: { id, title } });
  const snapshot = await person.call<Snapshot>("GET", `/boards/${id}`);
  return { id, columnId: snapshot.body.columns[0]?.id ?? "" };
}

const share = (person: Person, role = "viewer") =>
  ann.call("PUT", `/boards/${boardId}/users/${person.userId}`, { body: { role } });
const unshare = (person: Person) => ann.call("DELETE", `/boards/${boardId}/users/${person.userId}`);
/** Nothing of it, in no form: no item, no page more. */
const findsNothing = async (person: Person, q: string) => {
  expect(await pageOf(person, q, "&limit=1")).toEqual({ items: [], nextCursor: null });
};

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    beforeEach(async () => {
      [ann, ben, eve] = [await server.register("Ann"), await server.register("Ben"), await server.register("Eve")];
      ({ id: boardId, columnId } = await newBoard(ann, "Zebra plans"));
      cardId = v7();
      await give(ann, boardId, { type: "card.add", cardId, columnId, title: "A zebra", afterCardId: null });
      const said = await ann.call<{ id: string }>("POST", `/cards/${cardId}/comments`, { body: { text: "zebra?" } });
      commentId = said.body.id;
      await untilFound(ann, "zebra", [boardId, cardId, commentId]);
    });
    afterAll(() => server?.stop());

    test("whoever is no member finds nothing, whatever is asked", async () => {
      for (const q of ["zebra", "z", "zebra plans", '"a zebra"', boardId, cardId]) await findsNothing(eve, q);
      for (const type of ["board", "card", "comment", "subject"])
        expect(await find(eve, "zebra", `&type=${type}`)).toEqual([]);
    });

    test("whoever becomes a member finds all of it at once, and nothing right after the end", async () => {
      await findsNothing(ben, "zebra");
      for (const role of ["viewer", "commenter", "editor", "owner"]) {
        await share(ben, role);
        expect((await idsOf(ben, "zebra")).toSorted()).toEqual([boardId, cardId, commentId].toSorted());
        await unshare(ben);
        await findsNothing(ben, "zebra");
      }
    });

    test("whoever leaves, or whose board is deleted, finds nothing of it any more", async () => {
      await share(ben, "editor");
      await ben.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
      await findsNothing(ben, "zebra");
      await share(ben, "editor");
      await ann.call("DELETE", `/boards/${boardId}`);
      await findsNothing(ben, "zebra");
      await findsNothing(ann, "zebra");
    });

    test("a deactivated person finds nothing, and all of it when they are back", async () => {
      await share(ben);
      await server.execute(
        `update member set deactivated_at = '2026-01-01T00:00:00.000Z' where user_id = '${ben.userId}'`,
      );
      await findsNothing(ben, "zebra");
      await server.execute(`update member set deactivated_at = null where user_id = '${ben.userId}'`);
      expect(await idsOf(ben, "zebra")).toHaveLength(3);
    });

    test("a card that went to another board is found by the members of that one alone", async () => {
      await share(ben);
      const other = await newBoard(ann, "Others");
      await ann.call("PATCH", `/cards/${cardId}`, { body: { boardId: other.id, columnId: other.columnId } });
      // Already before the index knows of it.
      expect(await idsOf(ben, "zebra")).toEqual([boardId]);
      await untilFound(ann, "zebra", [boardId, cardId, commentId]);
      expect(await idsOf(ben, "zebra")).toEqual([boardId]);
      expect((await find(ann, '"a zebra"')).map((each) => each.boardId)).toEqual([other.id]);
    });

    test("text that is gone is not shown, and not found, however soon one asks", async () => {
      await ann.call("PATCH", `/cards/${cardId}`, { body: { title: "A horse" } });
      const found = await find(ann, "zebra", "&type=card");
      expect(found).toEqual([]);
      await ann.call("DELETE", `/comments/${commentId}`);
      expect(await idsOf(ann, "zebra")).toEqual([boardId]);
    });

    test("what others have does not change the order of what one finds, or how much there is", async () => {
      const cards: string[] = [];
      for (const title of ["gnu", "the gnu", "many gnu and a gnu"]) {
        const id = v7();
        cards.push(id);
        await give(ann, boardId, { type: "card.add", cardId: id, columnId, title, afterCardId: null });
      }
      await untilFound(ann, "gnu", cards);
      const before = await pageOf(ann, "gnu", "&limit=2");
      const others = await newBoard(eve, "Gnu");
      const added = Array.from({ length: 40 }, () => v7());
      for (const id of added) {
        await give(eve, others.id, {
          type: "card.add",
          cardId: id,
          columnId: others.columnId,
          title: "gnu",
          afterCardId: null,
        });
      }
      await untilFound(eve, "gnu", [others.id, ...added], "&limit=100");
      expect(await pageOf(ann, "gnu", "&limit=2")).toEqual(before);
    });

    test("what is one's own is nobody else's, also on a board that both see", async () => {
      await share(ben, "owner");
      const id = v7();
      const now = "2026-01-01T00:00:00.000Z";
      await server.execute(`insert into subject (id, user_id, name, description, created_at, updated_at)
        values ('${id}', '${ann.userId}', 'Tapirs', 'All about tapirs', '${now}', '${now}')`);
      await untilFound(ann, "tapirs", [id]);
      expect(await find(ann, "tapirs")).toMatchObject([{ type: "subject", id, subjectId: id, title: "Tapirs" }]);
      await findsNothing(ben, "tapirs");
      await server.execute(`update subject set deleted_at = '${now}' where id = '${id}'`);
      await findsNothing(ann, "tapirs");
      await server.execute(`update subject set deleted_at = null, user_id = '${ben.userId}' where id = '${id}'`);
      await untilFound(ben, "tapirs", [id]);
      await findsNothing(ann, "tapirs");
    });

    test("to-dos and documents are found by their owner alone, as long as they are there", async () => {
      await share(ben, "owner");
      const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Animals" } });
      const note = { title: "On lemurs", text: "A **lemur** sleeps" };
      const { body: document } = await ann.call<{ id: string }>("POST", `/subjects/${subject.id}/documents`, {
        body: note,
      });
      const todoId = v7();
      const times = "'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'";
      await server.execute(`insert into todo
        (id, user_id, subject_id, title, notes, priority, rank, seq, created_at, updated_at)
        values ('${todoId}', '${ann.userId}', '${subject.id}', 'Feed', 'the lemur', 0, 'a0', 1, ${times})`);
      await untilFound(ann, "lemur", [document.id, todoId]);
      expect(await find(ann, "lemur", "&type=document")).toMatchObject([{ title: "On lemurs", subjectId: subject.id }]);
      expect(await find(ann, "lemur", "&type=todo")).toMatchObject([{ title: "Feed", subjectId: subject.id }]);
      await findsNothing(ben, "lemur");

      await ann.call("DELETE", `/subjects/${subject.id}`);
      const [todo, ...others] = await find(ann, "lemur");
      expect([todo?.id, todo?.subjectId, others]).toEqual([todoId, undefined, []]);
      await untilFound(ann, "lemur", [todoId]);
      await ann.call("POST", `/subjects/${subject.id}/restore`);
      await untilFound(ann, "lemur", [document.id, todoId]);
      await ann.call("PATCH", `/documents/${document.id}`, { body: { text: "Nobody", title: "Empty" } });
      await untilFound(ann, "lemur", [todoId]);
      await server.execute(`update todo set deleted_at = created_at where id = '${todoId}'`);
      expect(await idsOf(ann, "lemur")).toEqual([]);
    });

    test("a program that may only read finds what its owner does, and one without a token is refused", async () => {
      expect(await idsOf(await programOf(server.url, ann, "read"), "zebra")).toHaveLength(3);
      expect((await server.call("GET", "/search?q=zebra")).status).toBe(401);
    });

    test("whoever is on hundreds of boards finds what is on each of them, and on no other", async () => {
      const [many, other] = [await server.register("Many"), await server.register("Other")];
      const { id: foreign } = await newBoard(other, "Quagga elsewhere");
      const now = new Date().toISOString();
      const boards = Array.from({ length: HUNDREDS }, (_, at) => ({ id: v7(), title: `Quagga ${at}` }));
      const rows = (row: (board: (typeof boards)[number]) => string) => boards.map(row).join(", ");
      await server.execute(
        `insert into board (id, title, creator_id, seq, created_at, updated_at)
        values ${rows(({ id, title }) => `('${id}', '${title}', '${many.userId}', 0, '${now}', '${now}')`)}`,
      );
      await server.execute(
        `insert into member (board_id, user_id, role, created_at)
        values ${rows(({ id }) => `('${id}', '${many.userId}', 'owner', '${now}')`)}`,
      );
      await untilFound(other, "quagga", [foreign]);
      for (const { id, title } of [boards[0], boards[HUNDREDS / 2], boards[HUNDREDS - 1]].flatMap(
        (each) => each ?? [],
      )) {
        await untilFound(many, `"${title}"`, [id]);
      }
      const from = performance.now();
      expect(await find(many, "quagga", "&limit=100")).toHaveLength(100);
      expect(performance.now() - from).toBeLessThan(2_000);
      expect(await idsOf(other, "quagga")).toEqual([foreign]);
    });
  });
}
