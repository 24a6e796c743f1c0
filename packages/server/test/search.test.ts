import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { give } from "./lived-in.ts";
import { expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";
import { find, idsOf, marked, pageOf, untilFound } from "./searching.ts";

// What is found, and how it is shown: the same on both databases. Who finds it: search-rights.test.ts.

let server: TestServer;
let ann: Person;
let boardId: string;
let columnId: string;

/** A card, which is found as soon as this resolves. */
async function card(title: string, description: string | null = null): Promise<string> {
  const cardId = v7();
  const marker = `zz${cardId.replaceAll("-", "")}`;
  await give(ann, boardId, {
    type: "card.add",
    cardId,
    columnId,
    title,
    description: `${description ?? ""}\n\n\n${marker}`,
    afterCardId: null,
  });
  await untilFound(ann, marker, [cardId]);
  return cardId;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    beforeEach(async () => {
      ann = await server.register("Ann");
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      const snapshot = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
      columnId = snapshot.body.columns[0]?.id ?? "";
    });
    afterAll(() => server?.stop());

    test("a board, a card and a comment are found by their words, and say where they are", async () => {
      await ann.call("PATCH", `/boards/${boardId}`, { body: { description: "Where walnuts are counted" } });
      const cardId = await card("Crack walnuts");
      const { body } = await ann.call<{ id: string }>("POST", `/cards/${cardId}/comments`, {
        body: { text: "My **walnuts** are gone" },
      });
      await untilFound(ann, "walnuts", [boardId, cardId, body.id]);
      const found = await find(ann, "walnuts");
      const at = { boardId, boardTitle: "Plans", isArchived: false, updatedAt: expect.stringMatching(/Z$/) };
      expect(found[0]).toMatchObject({ ...at, type: "card", id: cardId, title: "Crack walnuts" });
      expect(found).toContainEqual({
        ...at,
        type: "comment",
        id: body.id,
        cardId,
        title: "Crack walnuts",
        titleParts: [{ text: "Crack walnuts", isMatch: false }],
        extract: [
          { text: "My ", isMatch: false },
          { text: "walnuts", isMatch: true },
          { text: " are gone", isMatch: false },
        ],
      });
      expect(found).toContainEqual(expect.objectContaining({ ...at, type: "board", id: boardId, title: "Plans" }));
      for (const type of ["board", "card", "comment"]) {
        expect((await find(ann, "walnuts", `&type=${type}`)).map((each) => each.type)).toEqual([type]);
      }
      expect(await find(ann, "walnuts", "&type=board,comment")).toHaveLength(2);
    });

    test("a card is found by its checklists and by what is attached to it", async () => {
      const cardId = await card("Picnic");
      const { body: checklist } = await ann.call<{ id: string }>("POST", `/cards/${cardId}/checklists`, {
        body: { title: "Basket" },
      });
      await ann.call("POST", `/checklists/${checklist.id}/items`, { body: { text: "Gherkins" } });
      await ann.call("POST", `/cards/${cardId}/attachments`, {
        body: { url: "https://example.org/1", name: "Meadow map" },
      });
      await untilFound(ann, "gherkins basket meadow", [cardId]);
      const [found] = await find(ann, "gherkins");
      expect(marked(found?.extract ?? [])).toContain("[Gherkins]");
      await ann.call("DELETE", `/checklists/${checklist.id}`);
      await untilFound(ann, "gherkins", []);
      await untilFound(ann, "meadow", [cardId]);
    });

    test("all words must be there, in any order, and the last may go on", async () => {
      const one = await card("Paint the garden fence", "with green colour");
      const other = await card("Paint the shed");
      expect((await idsOf(ann, "paint")).toSorted()).toEqual([one, other].toSorted());
      expect(await idsOf(ann, "colour paint")).toEqual([one]);
      for (const q of ["paint gard", "g", "ga", "gar", "garden fen", "PAINT Green"]) {
        expect([q, await idsOf(ann, q)]).toEqual([q, [one]]);
      }
      // Only the last word goes on.
      expect(await idsOf(ann, "gard paint")).toEqual([]);
      expect(await idsOf(ann, "arden")).toEqual([]);
    });

    test("words in quotation marks stand after one another, and so do those that were typed as one", async () => {
      const one = await card("Ask", "the red house, by the river. Version 1.2-beta");
      const other = await card("Ask again", "a house that is red, by the river");
      expect(await idsOf(ann, '"red house"')).toEqual([one]);
      expect(await idsOf(ann, '"house red"')).toEqual([]);
      expect((await idsOf(ann, 'river "by the"')).toSorted()).toEqual([one, other].toSorted());
      expect(await idsOf(ann, '"red hou')).toEqual([one]);
      expect(await idsOf(ann, '"red hou"')).toEqual([]);
      expect(await idsOf(ann, "“red house”")).toEqual([one]);
      expect(await idsOf(ann, "1.2-bet")).toEqual([one]);
      expect(await idsOf(ann, "1.3")).toEqual([]);
    });

    test("marks on letters make no difference, and what is shown has them", async () => {
      const title = "Łódź: Über die Straße zum Café, mañana a İzmir";
      const cardId = await card(title);
      for (const q of ["lodz", "LÓDZ", "uber", "strasse", "straße", "cafe", "cafe\u0301", "manana", "izmir", "ﬁ"]) {
        expect([q, await idsOf(ann, q)]).toEqual([q, q === "ﬁ" ? [] : [cardId]]);
      }
      const [found] = await find(ann, "strasse");
      expect(found?.title).toBe(title);
      expect(marked(found?.titleParts ?? [])).toBe("Łódź: Über die [Straße] zum Café, mañana a İzmir");
    });

    test("where no spaces stand between words, whatever follows one another is found", async () => {
      const texts = ["東京都で会議をする", "ワークショップの準備", "회의록을 정리하다", "ประชุมพรุ่งนี้", "我们明天开会"];
      const cards = new Map<string, string>();
      for (const text of texts) cards.set(text, await card("Meeting", `Note: ${text}!`));
      for (const text of texts) {
        const signs = [...text];
        for (let from = 0; from < signs.length; from++) {
          for (const length of [1, 2, 3, signs.length]) {
            const part = signs.slice(from, from + length).join("");
            if (part.trim() === "") continue;
            const isIn = texts.filter((each) => each.includes(part)).map((each) => cards.get(each));
            expect([text, part, (await idsOf(ann, part)).toSorted()]).toEqual([text, part, isIn.toSorted()]);
          }
        }
        expect(marked((await find(ann, text))[0]?.extract ?? [])).toContain(`Note: [${text.replace(" ", "] [")}]!`);
      }
      expect(await idsOf(ann, "京東")).toEqual([]);
      expect(await idsOf(ann, "ﾜｰｸｼｮｯﾌﾟ")).toEqual([cards.get("ワークショップの準備")]);
    });

    test("pictures are found, alone and among words", async () => {
      const one = await card("Launch 🚀🎉", "thumbs 👍🏽 up");
      await card("Land 🛬");
      for (const q of ["🚀", "🎉", "launch 🚀", "👍", "🚀🎉"]) expect([q, await idsOf(ann, q)]).toEqual([q, [one]]);
      expect(await idsOf(ann, "🎉🚀")).toEqual([]);
    });

    test("other scripts are found by their words", async () => {
      const cards = [
        await card("Ёлка и Йод"),
        await card("ΟΔΥΣΣΕΑΣ ο Ποιητής"),
        await card("הַשָּׁלוֹם לכולם"),
        await card("مُحَمَّد كتـــاب"),
      ];
      const asked = [
        ["елка", "иод"],
        ["οδυσσεας", "ποιητησ"],
        ["השלום", "לכ"],
        ["محمد", "كتاب"],
      ];
      for (const [index, each] of asked.entries()) {
        for (const q of each) expect([q, await idsOf(ann, q)]).toEqual([q, [cards[index]]]);
      }
    });

    test("the best stands first: the title before the text, the whole before the beginning, the phrase before its words", async () => {
      const inText = await card("Something else", "about the harbour office");
      const begins = await card("Harbours and offices");
      const apart = await card("Office at the harbour");
      const phrase = await card("The harbour office");
      const exactly = await card("Harbour office");
      expect(await idsOf(ann, "harbour office")).toEqual([exactly, phrase, apart, inText]);
      expect((await idsOf(ann, "harbour")).at(-1)).toBe(inText);
      expect(await idsOf(ann, "harbours")).toEqual([begins]);
      await ann.call("POST", `/cards/${exactly}/archive`);
      const found = await find(ann, "harbour office");
      expect(found.find(({ id }) => id === exactly)?.isArchived).toBe(true);
      expect(found.findIndex(({ id }) => id === exactly)).toBeGreaterThan(1);
    });

    test("a title of long ago stands before hundreds of texts of now", async () => {
      const newTodos = async (todos: readonly { title: string; notes?: string }[]) => {
        const commands = todos.map((todo) => ({ type: "todo.add", id: v7(), todoId: v7(), ...todo }));
        expect((await ann.call("POST", "/todos/commands", { body: { commands } })).status).toBe(200);
        const last = commands.at(-1)?.todoId ?? "";
        await untilFound(ann, `"${todos.at(-1)?.title}"`, [last]);
        return last;
      };
      const old = await newTodos([{ title: "Feed the gazelle" }]);
      for (let some = 0; some < 3; some++) {
        const texts = Array.from({ length: 99 }, (_, at) => ({ title: `Errand ${some} ${at}`, notes: "gazelle" }));
        await newTodos([...texts, { title: `Errand the last of ${some}`, notes: "gazelle" }]);
      }
      const late = await newTodos([{ title: "Wash the gazelle" }]);
      expect((await idsOf(ann, "gazelle")).slice(0, 2).toSorted()).toEqual([old, late].toSorted());
    });

    test("the extract is what stands round the match, without the signs of Markdown", async () => {
      const before = "Nothing to see here, it goes on and on. ".repeat(30);
      await card(
        "Long",
        `# Heading\n\n${before}\n\n- [ ] the **quince** [jelly](https://example.org/jar) is \`done\`\n\n${before}`,
      );
      const [found] = await find(ann, "quince jelly");
      const extract = marked(found?.extract ?? []);
      expect(extract).toContain("the [quince] [jelly] is done");
      expect(extract).toMatch(/^….*…$/);
      expect(extract.length).toBeLessThan(250);
      const [byAddress] = await find(ann, "jar");
      expect(marked(byAddress?.extract ?? [])).toContain("[jar]");
    });

    test("the end of a very long text is found, and shown", async () => {
      const filler = Array.from({ length: 7_000 }, (_, index) => `w${index}`)
        .join(" ")
        .slice(0, 45_000);
      const cardId = await card("Long", `${filler} the end is persimmon here ${"x".repeat(3_000)}`);
      for (const q of ["persimmon", '"is persimmon here"', "w0 w6000 persim"])
        expect([q, await idsOf(ann, q)]).toEqual([q, [cardId]]);
      const [found] = await find(ann, "persimmon");
      expect(marked(found?.extract ?? [])).toContain("the end is [persimmon] here");
      expect(await idsOf(ann, "x".repeat(400))).toEqual([cardId]);
    });

    test("of many very long texts the first show what stands far in, and the others how they begin", async () => {
      const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Long shelf" } });
      const marker = `zz${subject.id.replaceAll("-", "")}`;
      const ids: string[] = [];
      for (let count = 0; count < 32; count++) {
        const body = { title: "Roll", text: `Once upon ${"a time ".repeat(14_200)}${marker}` };
        ids.push((await ann.call<{ id: string }>("POST", `/subjects/${subject.id}/documents`, { body })).body.id);
      }
      await untilFound(ann, marker, ids, "&limit=100");
      const extracts = (await find(ann, marker, "&limit=100")).map(({ extract }) => marked(extract));
      expect(extracts.slice(0, 20).every((text) => text.includes(`[${marker}]`))).toBe(true);
      expect(extracts.at(-1)).toMatch(/^Once upon a time/);
    });

    test("nothing that one types is a fault, or more than words", async () => {
      const cardId = await card("Safe and sound OR NOT NEAR AND");
      const typed = [
        '"',
        '""',
        '"""',
        "'",
        "''",
        "\\",
        "*",
        "^",
        ":",
        "(",
        ")",
        "((",
        "-",
        "+",
        "!",
        "&",
        "|",
        "<->",
        "%",
        "_",
        ";",
        "--",
        "/*",
        "safe* OR",
        "safe AND",
        "NOT",
        "NEAR(",
        "NEAR/2",
        "words:safe",
        "rowid:1",
        "{safe}",
        "safe'::tsquery",
        "safe & !sound",
        "safe:*A",
        "\u200b",
        "safe'); drop table card; --",
        'sound" OR "x',
        "s'\\'",
        "safe <-> sound",
        '🚀"*',
      ];
      for (const q of typed) expect([q, Array.isArray(await find(ann, q))]).toEqual([q, true]);
      expect(await idsOf(ann, "safe OR elephants")).toEqual([]);
      expect(await idsOf(ann, "safe NOT sound")).toEqual([cardId]);
      expect(await idsOf(ann, "safe -sound")).toEqual([cardId]);
      expect(await idsOf(ann, "s*")).toEqual([cardId]);
      // The marks that the index has for itself are no words.
      for (const q of [`s${boardId.replaceAll("-", "")}`, "kcard", "wsafe", "tsafe", "psa"])
        expect(await idsOf(ann, q)).toEqual([]);
    });

    test("what is asked in another form is refused by its faults", async () => {
      expectFaults(await ann.call("GET", "/search"), ["q"]);
      expectFaults(await ann.call("GET", "/search?q="), ["q"]);
      expectFaults(await ann.call("GET", `/search?q=${"x".repeat(501)}`), ["q"]);
      expectFaults(await ann.call("GET", "/search?q=x&type=user"), ["type"]);
      expectFaults(await ann.call("GET", "/search?q=x&cursor=nonsense"), ["cursor"]);
      expectFaults(await ann.call("GET", "/search?q=x&limit=101"), ["limit"]);
    });

    test("pages follow one another without a gap", async () => {
      const cards: string[] = [];
      for (let index = 0; index < 7; index++)
        cards.push(await card(index % 2 ? "Turnip" : "Field", "turnip and turnip"));
      const all = await idsOf(ann, "turnip");
      expect(all.toSorted()).toEqual(cards.toSorted());
      const pages: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await pageOf(ann, "turnip", `&limit=3${cursor === null ? "" : `&cursor=${cursor}`}`);
        expect(page.items.length).toBeLessThanOrEqual(3);
        pages.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(pages).toEqual(all);
    });

    test("what is changed is found by its new words and not by its old ones", async () => {
      const cardId = await card("Aardvark");
      await ann.call("PATCH", `/cards/${cardId}`, { body: { title: "Buffalo" } });
      await untilFound(ann, "buffalo", [cardId]);
      expect(await idsOf(ann, "aardvark")).toEqual([]);
    });

    test("what is deleted is not found, with all that is in it, until it is back", async () => {
      const cardId = await card("Pangolin");
      const { body } = await ann.call<{ id: string }>("POST", `/cards/${cardId}/comments`, {
        body: { text: "pangolin!" },
      });
      await untilFound(ann, "pangolin", [cardId, body.id]);
      for (const path of [`/cards/${cardId}`, `/columns/${columnId}`]) {
        await ann.call("DELETE", path);
        expect(await idsOf(ann, "pangolin")).toEqual([]);
        await ann.call("POST", `${path}/restore`);
        await untilFound(ann, "pangolin", [cardId, body.id]);
      }
      await ann.call("DELETE", `/comments/${body.id}`);
      await untilFound(ann, "pangolin", [cardId]);
      await ann.call("DELETE", `/boards/${boardId}`);
      expect(await idsOf(ann, "pangolin")).toEqual([]);
      expect(await idsOf(ann, "plans")).toEqual([]);
      await ann.call("POST", `/boards/${boardId}/restore`);
      await untilFound(ann, "pangolin", [cardId]);
    });

    test("what is archived is found, and says so", async () => {
      const cardId = await card("Numbat");
      await ann.call("POST", `/columns/${columnId}/archive`);
      expect((await find(ann, "numbat")).map(({ id, isArchived }) => [id, isArchived])).toEqual([[cardId, true]]);
      await ann.call("POST", `/columns/${columnId}/restore`);
      await ann.call("POST", `/boards/${boardId}/archive`);
      const found = await find(ann, "numbat plans");
      expect(found).toEqual([]);
      expect((await find(ann, "numbat")).map(({ isArchived }) => isArchived)).toEqual([true]);
      expect((await find(ann, "plans")).map(({ isArchived }) => isArchived)).toEqual([true]);
    });

    test("what was changed while no server ran, or as it died, is found after the start", async () => {
      const cardId = await card("Okapi");
      await server.execute(`update card set title = 'Quagga' where id = '${cardId}'`);
      await server.restart();
      await untilFound(ann, "quagga", [cardId]);
    });

    test("much long text that comes back with its subject is found again, while others are served", {
      timeout: 60_000,
    }, async () => {
      const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Library" } });
      // Each pair of signs is another one: more work than a text with spaces.
      const text = Array.from({ length: 8_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * at) % 20_000))).join(
        "",
      );
      const marker = `zz${subject.id.replaceAll("-", "")}`;
      const ids: string[] = [];
      for (let count = 0; count < 50; count++) {
        const body = { title: "Scroll", text: `${text} ${marker}` };
        const note = await ann.call<{ id: string }>("POST", `/subjects/${subject.id}/documents`, { body });
        expect(note.status).toBe(201);
        ids.push(note.body.id);
      }
      await untilFound(ann, marker, ids, "&limit=100");
      await ann.call("DELETE", `/subjects/${subject.id}`);
      await untilFound(ann, marker, []);
      expect((await ann.call("POST", `/subjects/${subject.id}/restore`)).status).toBe(200);
      const isFound = untilFound(ann, marker, ids, "&limit=100");
      expect((await fetch(new URL("/health", server.url))).status).toBe(200);
      await isFound;
    });
  });
}
