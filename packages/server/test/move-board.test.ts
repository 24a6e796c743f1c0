import type { BoardEvent, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { hears } from "./heard.ts";
import { watch } from "./live-socket.ts";
import { give } from "./lived-in.ts";
import { newPlace, type Place } from "./operator.ts";
import { pictureForm } from "./pictures.ts";
import { expectCode } from "./problems.ts";
import type { Person } from "./running-server.ts";

// PATCH /cards/{id} with `boardId`: a card goes to another board. Who may: authorization.test.ts.

interface Card {
  readonly id: string;
  readonly boardId: string;
  readonly title: string;
  readonly description: string | null;
  readonly columnId: string;
  readonly position: number;
  readonly labelIds: readonly string[];
  readonly assigneeIds: readonly string[];
  readonly commentCount: number;
  readonly checklists: readonly { readonly items: readonly { readonly assigneeId: string | null }[] }[];
}

const snapshotOf = async (person: Person, boardId: string) =>
  (await person.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const patch = (person: Person, cardId: string, body: object, headers: Record<string, string> = {}) =>
  person.call<Card>("PATCH", `/cards/${cardId}`, { body, headers });
const refused = (person: Person, cardId: string, body: object) => person.call("PATCH", `/cards/${cardId}`, { body });
const cardOf = async (person: Person, cardId: string) => (await person.call<Card>("GET", `/cards/${cardId}`)).body;

async function feedOf(person: Person, boardId: string) {
  const path = `/boards/${boardId}/events?before=1000000`;
  return (await person.call<{ items: BoardEvent[]; names: Record<string, string> }>("GET", path)).body;
}

async function newBoard(person: Person, title: string): Promise<string> {
  const { body } = await person.call<{ id: string }>("POST", "/boards", { body: { title, columns: ["A", "B"] } });
  return body.id;
}

/** Ann's two boards: Ben is on the first alone, Cleo on both. A card is full of things. */
async function scene(place: Place) {
  const server = await place.serve();
  onTestFinished(() => server.stop());
  const [ann, ben, cleo] = [await server.register("Ann"), await server.register("Ben"), await server.register("Cleo")];
  const [here, there] = [await newBoard(ann, "Plans"), await newBoard(ann, "Work")];
  await give(ann, here, { type: "member.add", userId: ben.userId, role: "editor" });
  await give(ann, here, { type: "member.add", userId: cleo.userId, role: "editor" });
  await give(ann, there, { type: "member.add", userId: cleo.userId, role: "viewer" });
  const [cardId, bug, wish, bugThere, checklistId, itemId, commentId] = [v7(), v7(), v7(), v7(), v7(), v7(), v7()];
  await give(ann, here, { type: "label.add", labelId: bug, name: "Bug", color: "red" });
  await give(ann, here, { type: "label.add", labelId: wish, name: "Wish", color: "green" });
  await give(ann, there, { type: "label.add", labelId: bugThere, name: "Bug", color: "red" });
  await give(ann, here, {
    ...{ type: "card.add", cardId, title: "Feast", description: "text 🙂", labelIds: [bug, wish] },
    ...{ assigneeIds: [ben.userId, cleo.userId] },
    checklists: [{ checklistId, title: "Buy", items: [{ itemId, text: "milk" }] }],
  });
  await give(ann, here, { type: "item.edit", cardId, itemId, isDone: true, assigneeId: ben.userId });
  await give(ben, here, { type: "comment.add", cardId, commentId, text: "Yes" });
  const picture = await ben.call("POST", `/cards/${cardId}/attachments`, { body: pictureForm() });
  expect(picture.status).toBe(201);
  const [, second] = (await snapshotOf(ann, there)).columns;
  return { server, ann, ben, cleo, here, there, cardId, bug, wish, bugThere, itemId, columnThere: second?.id ?? "" };
}

async function faultsOf({ config }: Place): Promise<string[]> {
  const faults: string[] = [];
  await withReader(config, (database) => check(database, (line) => faults.push(line)));
  return faults;
}

for (const database of databases) {
  describe(database.name, () => {
    test("a card goes with what can go along, keeps its id, and is on one board alone", async () => {
      const place = await newPlace(database);
      const { ann, ben, cleo, here, there, cardId, bugThere, columnThere } = await scene(place);
      const moved = await patch(ann, cardId, { title: "Feast!", boardId: there, columnId: columnThere });
      expect(moved.status).toBe(200);
      expect(moved.body).toMatchObject({
        ...{ id: cardId, boardId: there, title: "Feast!", description: "text 🙂", columnId: columnThere, position: 0 },
        ...{ labelIds: [bugThere], assigneeIds: [cleo.userId], commentCount: 1, itemCount: 1, doneCount: 1 },
        checklists: [{ title: "Buy", items: [{ text: "milk", assigneeId: null }] }],
      });
      expect(moved.headers.get("etag")).toBeTruthy();
      expect(await cardOf(ann, cardId)).toEqual(moved.body);
      expect((await snapshotOf(ann, here)).cards).toEqual([]);
      expect((await ben.call("GET", `/cards/${cardId}`)).status).toBe(404);
      const comments = await ann.call<{ items: object[]; people: object[] }>("GET", `/cards/${cardId}/comments`);
      expect(comments.body).toMatchObject({
        items: [{ text: "Yes", authorId: ben.userId }],
        people: [{ name: "Ben" }],
      });
      const attached = await ann.call<{ items: { id: string }[] }>("GET", `/cards/${cardId}/attachments`);
      expect(attached.body).toMatchObject({
        items: [{ name: "me.png", authorId: ben.userId, file: { hasThumbnail: true } }],
        people: [{ name: "Ben" }],
      });
      const content = `/attachments/${attached.body.items[0]?.id}`;
      expect([(await cleo.call("GET", content)).status, (await ben.call("GET", content)).status]).toEqual([200, 404]);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("the activity of both boards says so, and names the other board to its members alone", async () => {
      const place = await newPlace(database);
      const { ann, ben, here, there, cardId } = await scene(place);
      await patch(ann, cardId, { boardId: there });
      const [anns, bens] = [await feedOf(ann, here), await feedOf(ben, here)];
      expect(anns.items[0]).toMatchObject({ type: "card.left", cardId, toBoardId: there, actorId: ann.userId });
      expect(anns.names).toMatchObject({ [there]: "Work", [cardId]: "Feast" });
      expect(bens.names).toEqual({ [cardId]: "Feast" });
      const arrived = await feedOf(ann, there);
      expect(arrived.items[0]).toMatchObject({ type: "card.arrived", cardId, fromBoardId: here });
      expect(arrived.names).toEqual({ [here]: "Plans" });
      const ofCard = `/boards/${there}/events?before=1000000&card=${cardId}`;
      const { body } = await ann.call<{ items: BoardEvent[] }>("GET", ofCard);
      expect(body.items.map(({ type }) => type)).toEqual(["card.arrived"]);
    });

    test("who watches either board hears of it at once", async () => {
      const place = await newPlace(database);
      const { server, ann, ben, here, there, cardId } = await scene(place);
      const [first, second] = [await watch(server.url, ben.token, here), await watch(server.url, ann.token, there)];
      const seqs = [(await snapshotOf(ann, here)).seq, (await snapshotOf(ann, there)).seq];
      await patch(ann, cardId, { boardId: there });
      await hears(first, (seqs[0] ?? 0) + 1);
      await hears(second, (seqs[1] ?? 0) + 1);
      first.close();
      second.close();
    });

    test("what is refused is refused with its reason, and nothing is half done", async () => {
      const place = await newPlace(database);
      const { ann, ben, cleo, here, there, cardId, columnThere } = await scene(place);
      const stranger = await newBoard(ben, "Ben's");
      const before = [await snapshotOf(ann, here), await snapshotOf(ann, there)];
      const [foreign, absent] = [
        await refused(ann, cardId, { title: "Other", boardId: stranger }),
        await refused(ann, cardId, { title: "Other", boardId: v7() }),
      ];
      expectCode(absent, "not_found");
      expect(absent.body.errors).toMatchObject([{ path: "boardId" }]);
      expect(foreign.body).toEqual(absent.body);
      expectCode(await refused(cleo, cardId, { title: "Other", boardId: there }), "forbidden");
      const wrongColumn = await refused(ann, cardId, { boardId: there, columnId: before[0]?.columns[0]?.id });
      expectCode(wrongColumn, "not_found");
      expect(wrongColumn.body.errors).toMatchObject([{ path: "columnId" }]);
      expectCode(await refused(ann, cardId, { boardId: there, afterCardId: cardId }), "not_found");
      expectCode(await refused(ann, cardId, { boardId: "there" }), "invalid");
      expect([await snapshotOf(ann, here), await snapshotOf(ann, there)]).toEqual(before);
      expect((await cardOf(ann, cardId)).title).toBe("Feast");
      await ann.call("DELETE", `/boards/${there}`);
      expectCode(await refused(ann, cardId, { boardId: there, columnId: columnThere }), "not_found");
      // The board where it is says nothing new.
      expect((await patch(ann, cardId, { boardId: here, title: "Same board" })).body.title).toBe("Same board");
      expect(await faultsOf(place)).toEqual([]);
    });

    test("the same key moves it once, and a tag of before does not", async () => {
      const place = await newPlace(database);
      const { ann, there, cardId } = await scene(place);
      const key = { "idempotency-key": v7() };
      const [one, two] = [
        await patch(ann, cardId, { boardId: there }, key),
        await patch(ann, cardId, { boardId: there }, key),
      ];
      expect(two.body).toEqual(one.body);
      expect((await feedOf(ann, there)).items.filter(({ type }) => type === "card.arrived").length).toBe(1);
      const old = await ann.call("PATCH", `/cards/${cardId}`, {
        body: { title: "x" },
        headers: { "if-match": '"old"' },
      });
      expectCode(old, "precondition_failed");
    });

    test("taking it back gives it all that had stayed behind, unless somebody has changed it there", async () => {
      const place = await newPlace(database);
      const { ann, ben, cleo, here, there, cardId, bug, wish, itemId } = await scene(place);
      const columnId = (await cardOf(ann, cardId)).columnId;
      const returning = async () => {
        const [left] = (await feedOf(ann, here)).items;
        if (left?.type !== "card.left") throw new Error("It has not left");
        const { labelIds, assigneeIds, itemAssignees } = left.from;
        const had = { labelIds, assigneeIds, itemAssignees };
        return { type: "card.return", cardId, boardId: there, since: left.at, columnId, afterCardId: null, ...had };
      };
      const giveTo = (command: object) => {
        const body = { commands: [{ id: v7(), ...command }] };
        return ann.call<{ results: object[] }>("POST", `/boards/${here}/commands`, { body });
      };
      await patch(ann, cardId, { boardId: there });
      expect((await giveTo(await returning())).body.results).toMatchObject([{ status: "applied" }]);
      const back = await cardOf(ann, cardId);
      expect(back).toMatchObject({ boardId: here, columnId, labelIds: [bug, wish].sort(), commentCount: 1 });
      expect(back.assigneeIds).toEqual([ben.userId, cleo.userId].sort());
      expect(back.checklists[0]?.items).toMatchObject([{ id: itemId, assigneeId: ben.userId }]);
      expect((await snapshotOf(ann, there)).cards).toEqual([]);
      await patch(ann, cardId, { boardId: there });
      await patch(ann, cardId, { title: "Changed there" });
      const refusal = { status: "refused", code: "precondition_failed", field: "cardId" };
      expect((await giveTo(await returning())).body.results).toMatchObject([refusal]);
      expect((await cardOf(ann, cardId)).boardId).toBe(there);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("C3, C5: among other commands each stands for itself, and given again it is done once", async () => {
      const place = await newPlace(database);
      const { ann, here, there, cardId } = await scene(place);
      const other = v7();
      const commands = [
        { id: v7(), type: "card.add", cardId: other, title: "Other" },
        { id: v7(), type: "card.leave", cardId, boardId: there },
        { id: v7(), type: "card.edit", cardId, title: "Too late" },
        { id: v7(), type: "card.leave", cardId: other, boardId: v7() },
        { id: v7(), type: "card.leave", cardId: other, boardId: here },
        { id: v7(), type: "card.edit", cardId: other, title: "Last" },
      ];
      const ask = async () =>
        (
          await ann.call<{ seq: number; results: { status: string; code?: string }[] }>(
            "POST",
            `/boards/${here}/commands`,
            { body: { commands } },
          )
        ).body;
      const { seq: before } = await snapshotOf(ann, here);
      const first = await ask();
      expect(first.results.map(({ status, code }) => code ?? status)).toEqual([
        ...["applied", "applied", "not_found", "not_found", "not_found", "applied"],
      ]);
      expect(first.seq).toBe(before + 3);
      expect(await ask()).toEqual(first);
      expect((await snapshotOf(ann, here)).cards).toMatchObject([{ id: other, title: "Last" }]);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("what people were told of it, and whether they watch it, goes along as far as they may see it there", async () => {
      const place = await newPlace(database);
      const { ann, ben, cleo, here, there, cardId } = await scene(place);
      const inbox = async (person: Person) =>
        (
          await person.call<{ items: { kind: string; board: { id: string }; comment: { text: string } | null }[] }>(
            "GET",
            "/notifications",
          )
        ).body.items.map(({ kind, board, comment }) => [kind, board.id, comment?.text]);
      await ben.call("PUT", `/cards/${cardId}/watch`);
      await give(ann, here, { type: "comment.add", cardId, commentId: v7(), text: "Told" });
      const ofCleo = ["assigned", "commented"];
      expect((await inbox(cleo)).filter(([kind]) => ofCleo.includes(`${kind}`))).toHaveLength(3);
      await cleo.call("PATCH", "/users/me", { body: { username: "cleo" } });
      expect((await patch(ann, cardId, { description: "Ask @cleo", boardId: there })).status).toBe(200);
      expect((await inbox(cleo))[0]).toEqual(["mentioned", there, undefined]);
      expect((await inbox(cleo)).filter(([kind]) => ofCleo.includes(`${kind}`))).toEqual([
        ...[
          ["commented", there, "Told"],
          ["commented", there, "Yes"],
          ["assigned", there, undefined],
        ],
      ]);
      expect((await inbox(ben)).filter(([kind]) => kind !== "invited")).toEqual([]);
      await give(ann, there, { type: "member.add", userId: ben.userId, role: "viewer" });
      await give(ann, there, { type: "comment.add", cardId, commentId: v7(), text: "And there" });
      expect((await inbox(ben))[0]).toEqual(["commented", there, "And there"]);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("the server starts again and knows where it is", async () => {
      const place = await newPlace(database);
      const { server, ann, here, there, cardId } = await scene(place);
      await patch(ann, cardId, { boardId: there });
      const before = [await snapshotOf(ann, here), await snapshotOf(ann, there)];
      await server.restart();
      expect([await snapshotOf(ann, here), await snapshotOf(ann, there)]).toEqual(before);
    });

    test("a talk of any length goes along", async () => {
      const place = await newPlace(database);
      const { ann, here, there, cardId } = await scene(place);
      for (let at = 0; at < 30; at++) {
        await give(ann, here, { type: "comment.add", cardId, commentId: v7(), text: "x".repeat(20_000) });
      }
      expect((await patch(ann, cardId, { boardId: there })).body.commentCount).toBe(31);
      const { seq } = await snapshotOf(ann, there);
      expect((await feedOf(ann, there)).items[0]).toMatchObject({ type: "comments.arrived", seq });
      await give(ann, there, { type: "comment.add", cardId, commentId: v7(), text: "And on" });
      expect(await faultsOf(place)).toEqual([]);
    });

    test("moves both ways, edits and moves within, all at once, leave each card on one board", async () => {
      const place = await newPlace(database);
      const { ann, cleo, here, there } = await scene(place);
      await give(ann, there, { type: "member.change", userId: cleo.userId, role: "editor" });
      const boards = [here, there];
      const cards = Array.from({ length: 8 }, () => v7());
      for (const [at, cardId] of cards.entries()) {
        await give(ann, boards[at % 2] ?? here, { type: "card.add", cardId, title: `${at}` });
      }
      const statuses = new Set<number>();
      const work = async (person: Person, seed: number) => {
        for (let step = 0; step < 24; step++) {
          const cardId = cards[(seed + step * 3) % cards.length] ?? "";
          const body =
            (seed + step) % 3 === 0
              ? { title: `${seed}.${step}` }
              : { boardId: boards[(seed + Math.floor(step / 2)) % 2], position: 0 };
          statuses.add((await patch(person, cardId, body)).status);
        }
      };
      await Promise.all([ann, cleo, ann, cleo].map((person, seed) => work(person, seed)));
      // It may have gone on twice while it was looked for.
      expect([...statuses].filter((status) => status !== 200 && status !== 404)).toEqual([]);
      const log = (await feedOf(ann, here)).items;
      expect(log.filter(({ type }) => type === "card.left").length).toBeGreaterThan(10);
      const found = [...(await snapshotOf(ann, here)).cards, ...(await snapshotOf(ann, there)).cards];
      expect(
        found
          .map(({ id }) => id)
          .filter((id) => cards.includes(id))
          .sort(),
      ).toEqual(cards.toSorted());
      expect(await faultsOf(place)).toEqual([]);
    });
  });
}
