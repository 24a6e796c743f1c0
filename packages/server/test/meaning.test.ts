import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  addCard,
  databasesWithVectors,
  type MeaningServer,
  MODEL,
  newBoard,
  type OwnBoard,
  START_MS,
  startMeaningServer,
  untilMade,
  untilMeant,
  untilSo,
} from "./meaning-server.ts";
import type { Person } from "./running-server.ts";
import { find, idsOf, marked, pageOf } from "./searching.ts";

// What is found by what it means, whatever words it has.

let server: MeaningServer;
let ann: Person;
let board: OwnBoard;

/** Every page of a search, one after the other. */
async function pagesOf(
  person: Person,
  q: string,
  limit: number,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await pageOf(person, q, `&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor !== null) await between();
  }
  return ids;
}

async function addCards(titles: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const title of titles) ids.push(await addCard(ann, board, title));
  return ids;
}

const vectorsOf = (id: string) => server.read(`select count(*) from search_vector where item_id = '${id}'`);
const entryOf = (id: string) => server.read(`select number from search_entry where item_id = '${id}'`);
/** Has the index read a thing again, as if something of it had changed. */
async function readAgain(id: string, type: string): Promise<void> {
  const later = await addCard(ann, board, "Later");
  await untilMade(server);
  const before = await entryOf(id);
  const times = database === "SQLite" ? "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')" : "clock_timestamp()";
  await server.execute(
    `insert into search_mark (at, id, type, item_id) values (${times}, '${later}', '${type}', '${id}')`,
  );
  await vi.waitFor(async () => expect(await entryOf(id)).not.toBe(before), { timeout: 10_000 });
  await untilMade(server);
}
let database = "";

for (const kind of databasesWithVectors) {
  describe(kind.name, () => {
    beforeAll(async () => {
      database = kind.name;
      server = await startMeaningServer(kind, { EMBEDDINGS_KEY: "k3y" });
    }, START_MS);
    beforeEach(async () => {
      server.embeddings.behaviour = undefined;
      ann = await server.register("Ann");
      board = await newBoard(ann, "Plans");
    });
    afterAll(() => server?.stop());

    test("what means the same is found by other words, and shown without marks", async () => {
      const [automobile = ""] = await addCards(["Sell the automobile", "Pay the invoice"]);
      await untilMade(server);
      await untilMeant(ann, "car", [automobile]);
      const [item] = await find(ann, "car");
      expect(item).toMatchObject({ type: "card", title: "Sell the automobile", boardId: board.id });
      expect(marked(item?.titleParts ?? [])).toBe("Sell the automobile");
      expect(await idsOf(ann, "zebra")).toEqual([]);
    });

    test("everything that can be found by words is, and only of the types that are asked for", async () => {
      const card = await addCard(ann, board, "Nothing");
      const body = { text: "ask the physician" };
      const { body: comment } = await ann.call<{ id: string }>("POST", `/cards/${card}/comments`, { body });
      const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Clinic" } });
      const note = { title: "Visits", text: "a physician" };
      const { body: document } = await ann.call<{ id: string }>("POST", `/subjects/${subject.id}/documents`, {
        body: note,
      });
      const { body: todo } = await ann.call<{ id: string }>("POST", "/todos", { body: { title: "Clinic" } });
      await untilMade(server);
      const all = [comment.id, subject.id, document.id, todo.id].toSorted();
      expect((await untilSo(() => idsOf(ann, "doctor"), all.length)).toSorted()).toEqual(all);
      const some = await find(ann, "doctor", "&type=todo,comment");
      expect(some.map(({ type }) => type).toSorted()).toEqual(["comment", "todo"]);
    });

    test("what has the words and is near comes first, and then what has the words before what is near", async () => {
      const [word = "", both = "", near = ""] = await addCards(["Carpet", "Wash the car", "Wash the vehicle"]);
      await untilMade(server);
      await untilMeant(ann, "car", [both, word, near]);
    });

    test("what is in quotation marks is found as it is written, and asked of nobody", async () => {
      const [word = ""] = await addCards(["Sell the car", "Sell the automobile"]);
      await untilMade(server);
      const before = server.embeddings.asked.length;
      expect(await idsOf(ann, '"the car"')).toEqual([word]);
      expect(await idsOf(ann, "„the car“")).toEqual([word]);
      expect(server.embeddings.asked).toHaveLength(before);
    });

    test("each wording is sent once, with the model and the key, and no more of it than its beginning", async () => {
      const title = `Money ${board.id}`;
      const card = await addCard(ann, board, title);
      await ann.call("PATCH", `/cards/${card}`, { body: { description: "x".repeat(9_000) } });
      await untilMade(server);
      const sent = server.embeddings.asked.filter(({ texts }) => texts.some((text) => text.startsWith(title)));
      for (const { model, authorization } of sent) expect([model, authorization]).toEqual([MODEL, "Bearer k3y"]);
      const last = sent.flatMap(({ texts }) => texts).findLast((text) => text.startsWith(title));
      expect(last).toBe(`${title}\n${"x".repeat(9_000)}`.slice(0, 2_000));

      await readAgain(card, "card");
      expect(server.embeddings.texts.filter((text) => text === last)).toHaveLength(1);
    });

    test("the words of a search are sent once", async () => {
      const automobile = await addCard(ann, board, "An automobile");
      await untilMade(server);
      const q = `car ${board.id.slice(0, 8)}`;
      for (const each of [q, ` ${q}  `, q]) await untilMeant(ann, each, [automobile]);
      expect(server.embeddings.texts.filter((text) => text === q)).toHaveLength(1);
    });

    test("a thing with other words is found by what they mean, and no more by what it meant", async () => {
      const card = await addCard(ann, board, "An automobile");
      await untilMade(server);
      await untilMeant(ann, "car", [card]);
      await ann.call("PATCH", `/cards/${card}`, { body: { title: "A vacation" } });
      await untilMade(server);
      await untilMeant(ann, "holiday", [card]);
      expect(await idsOf(ann, "car")).toEqual([]);
    });

    test("what is deleted is not found, loses its vector, and has one again when it is back", async () => {
      const card = await addCard(ann, board, "An automobile");
      await untilMade(server);
      await untilMeant(ann, "car", [card]);
      await ann.call("DELETE", `/cards/${card}`);
      expect(await idsOf(ann, "car")).toEqual([]);
      await vi.waitFor(async () => expect(Number(await vectorsOf(card))).toBe(0), { timeout: 10_000 });
      await ann.call("POST", `/cards/${card}/restore`);
      await untilMade(server);
      await untilMeant(ann, "car", [card]);
    });

    describe("pages", () => {
      let eve: Person;
      let whole: readonly string[];
      const outage = () => ({ kind: "status", status: 503 }) as const;

      beforeAll(async () => {
        eve = await server.register("Eve");
        const others = await newBoard(eve, "Garden");
        const cards: string[] = [];
        for (const title of ["Car", "Vehicle", "Carpet"]) {
          for (const more of ["", " one", " two", " three"]) cards.push(await addCard(eve, others, title + more));
        }
        await untilMade(server);
        whole = await untilSo(() => idsOf(eve, "car"), cards.length);
        expect(whole.toSorted()).toEqual(cards.toSorted());
      }, 60_000);

      test("have everything once, in one order", async () => {
        for (const limit of [1, 5, 11, 12]) expect(await pagesOf(eve, "car", limit)).toEqual(whole);
      });

      test("have the same order when nobody makes vectors any more, and after a restart", async () => {
        let isFirst = true;
        const away = async () => {
          server.embeddings.behaviour = outage;
          if (isFirst) await server.restart();
          isFirst = false;
        };
        expect(await pagesOf(eve, "car", 5, away)).toEqual(whole);
      });

      test("that began by words alone go on by words alone", async () => {
        server.embeddings.behaviour = outage;
        await server.restart();
        const byWords = await idsOf(eve, "car");
        expect(byWords).toHaveLength(8);
        const back = async () => {
          server.embeddings.behaviour = undefined;
        };
        expect(await pagesOf(eve, "car", 3, back)).toEqual(byWords);
      });
    });
  });
}
