import { expect, test } from "vitest";
import {
  attachment,
  card,
  checklist,
  column,
  comment,
  EDITOR,
  item,
  label,
  OWNER,
  PICTURE,
  replayed,
  Scene,
  STRANGER,
  timeOf,
  uuid,
  VIEWER,
  whole,
} from "../test/scene.ts";
import { attachmentRowOf, attachmentsOf } from "./attachment.ts";
import { checklistsOf } from "./checklist.ts";
import type { EventOf } from "./commands.ts";
import { commentsOf } from "./comment.ts";
import { type CrossingCommand, decideCrossing } from "./crossing.ts";
import { faultsOf } from "./invariants.ts";
import { refuse } from "./verb.ts";

// A card goes from one board to another: what goes along, what stays behind, and the way back.

const THERE = uuid("b", 1);

/** Two boards of `OWNER`; `EDITOR` is on the first alone, and a card is full of things. */
function scenes() {
  const here = new Scene("xy").with("x", "abc").withMembers();
  const there = new Scene("wz", THERE).with("w", "de");
  there.did({ type: "member.add", userId: VIEWER, role: "editor" });
  for (const [letter, name, color] of [
    ["l", "Bug", "red"],
    ["m", "Wish", "green"],
    ["n", "Here alone", "blue"],
  ] as const) {
    here.did({ type: "label.add", labelId: label(letter), name, color });
    here.did({ type: "card.label", cardId: card("b"), labelId: label(letter) });
  }
  there.did({ type: "label.add", labelId: label("o"), name: "Bug", color: "red" });
  there.did({ type: "label.add", labelId: label("p"), name: "Wish", color: "red" });
  for (const userId of [OWNER, EDITOR, VIEWER]) here.did({ type: "card.assign", cardId: card("b"), userId });
  here.did({ type: "card.edit", cardId: card("b"), description: "text", dueAt: timeOf(900), isDone: true });
  const inCard = { cardId: card("b") };
  here.did({ type: "checklist.add", ...inCard, checklistId: checklist("p"), title: "Buy" });
  for (const letter of "stu") {
    here.did({ type: "item.add", ...inCard, checklistId: checklist("p"), itemId: item(letter), text: letter });
  }
  here.did({ type: "item.edit", ...inCard, itemId: item("s"), isDone: true, assigneeId: EDITOR });
  here.did({ type: "item.edit", ...inCard, itemId: item("t"), assigneeId: OWNER });
  here.did({ type: "item.delete", ...inCard, itemId: item("u") });
  here.did({ type: "comment.add", ...inCard, commentId: comment("a"), text: "one" }, EDITOR);
  here.did({ type: "comment.add", ...inCard, commentId: comment("b"), text: "two" });
  here.did({ type: "comment.delete", ...inCard, commentId: comment("b") });
  return { here, there };
}

type Scenes = ReturnType<typeof scenes>;

const leave = { type: "card.leave", cardId: card("b"), boardId: THERE } as const;

function decided({ here, there }: Scenes, body: Omit<CrossingCommand, "id">, actorId = OWNER, isThere = true) {
  const command = { ...body, id: uuid("f", 9) } as CrossingCommand;
  const source = command.type === "card.leave" ? here : there;
  const comments = commentsOf(source.board, command.cardId);
  const attachments = attachmentsOf(source.board, command.cardId).map(attachmentRowOf);
  const boards = { here: here.board, there: isThere ? there.board : undefined, comments, attachments };
  return decideCrossing(command, boards, { actorId, now: timeOf(500), userExists: () => true });
}

/** Both happen at the same time, as on a server. */
function cross(both: Scenes, body: Omit<CrossingCommand, "id">) {
  const decision = decided(both, body);
  if (decision.outcome === "refused") throw new Error(`refused: ${decision.code}`);
  const [source, target] = body.type === "card.leave" ? [both.here, both.there] : [both.there, both.here];
  const at = timeOf(500 + source.log.length);
  const left = source.append(decision.left, OWNER, at) as EventOf<"card.left">;
  const arrived = decision.arrived.map((event) => target.append(event, OWNER, at));
  for (const { board, log } of [both.here, both.there]) {
    expect(faultsOf(board)).toEqual([]);
    expect(whole(replayed(JSON.parse(JSON.stringify(log))))).toEqual(whole(board));
  }
  return { left, arrived };
}

test("a card goes with its text, dates, checklists and comments, to the place that is asked", () => {
  const both = scenes();
  const before = both.here.board.liveCard(card("b"));
  cross(both, { ...leave, columnId: column("w"), afterCardId: card("d") });
  expect(both.here.cards("x")).toBe("ac");
  expect(both.here.board.cards.has(card("b"))).toBe(false);
  expect(both.here.board.comments.size).toBe(0);
  expect(both.there.cards("w")).toBe("dbe");
  expect(both.there.board.liveCard(card("b"))).toMatchObject({
    ...{ description: "text", dueAt: timeOf(900), doneAt: before?.doneAt, createdAt: before?.createdAt },
    ...{ itemCount: 2, doneCount: 1, commentCount: 1 },
  });
  expect(commentsOf(both.there.board, card("b"))).toMatchObject([{ text: "one", authorId: EDITOR }]);
});

test("what is attached goes along with its author, and the cover with it", () => {
  const both = scenes();
  const on = { cardId: card("b"), attachmentId: attachment("p") };
  const picture = { ...on, name: "p.png", url: null, file: PICTURE, attachmentCount: 1 };
  both.here.append({ type: "attachment.added", ...picture }, EDITOR);
  both.here.did({ type: "attachment.add", cardId: card("b"), attachmentId: attachment("q"), url: "https://a.org" });
  both.here.did({ type: "attachment.delete", cardId: card("b"), attachmentId: attachment("q") });
  both.here.did({ type: "card.edit", cardId: card("b"), cover: { attachmentId: attachment("p") } });
  const before = attachmentsOf(both.here.board, card("b"));
  cross(both, leave);
  expect(both.here.board.attachments.size).toBe(0);
  expect([...both.there.board.attachments.values()]).toEqual(before);
  expect(both.there.board.liveCard(card("b"))).toMatchObject({
    attachmentCount: 1,
    cover: { attachmentId: attachment("p"), width: 800, height: 600 },
  });
});

test("labels of the same name and colour go along, and people who are there", () => {
  const both = scenes();
  cross(both, leave);
  const arrived = both.there.board.liveCard(card("b"));
  expect(arrived?.labelIds).toEqual([label("o")]);
  expect(arrived?.assigneeIds).toEqual([OWNER, VIEWER]);
  const [list] = checklistsOf(arrived ?? {});
  expect(list?.items.map(({ text, assigneeId }) => [text, assigneeId])).toEqual([
    ["s", null],
    ["t", OWNER],
  ]);
});

test("what was deleted from the card stays behind", () => {
  const both = scenes();
  cross(both, leave);
  const [list] = checklistsOf(both.there.board.liveCard(card("b")) ?? {});
  expect(list?.items.map(({ text }) => text)).toEqual(["s", "t"]);
  expect(both.there.board.comments.has(comment("b"))).toBe(false);
});

test("without a column it goes to the end of the first", () => {
  const both = scenes();
  cross(both, leave);
  expect(both.there.cards("w")).toBe("deb");
});

test("taking it back brings it where it was, with the labels and people that had stayed behind", () => {
  const both = scenes();
  const before = both.here.board.liveCard(card("b"));
  const { left } = cross(both, { ...leave, columnId: column("z") });
  const back = both.here.inverse(left);
  if (back?.type !== "card.return") throw new Error("It cannot be taken back");
  cross(both, back);
  expect(both.here.cards("x")).toBe("abc");
  expect(both.there.board.cards.has(card("b"))).toBe(false);
  const { labelIds, assigneeIds } = before ?? {};
  expect(both.here.board.liveCard(card("b"))).toMatchObject({ labelIds, assigneeIds, commentCount: 1 });
  const [list] = checklistsOf(both.here.board.liveCard(card("b")) ?? {});
  expect(list?.items.map(({ assigneeId }) => assigneeId)).toEqual([EDITOR, OWNER]);
});

test("only those labels and people come back that are still there", () => {
  const both = scenes();
  const { left } = cross(both, leave);
  both.here.did({ type: "label.delete", labelId: label("m") });
  both.here.did({ type: "member.remove", userId: EDITOR });
  const back = both.here.inverse(left);
  if (back?.type !== "card.return") throw new Error("It cannot be taken back");
  cross(both, back);
  const card_ = both.here.board.liveCard(card("b"));
  expect(card_?.labelIds).toEqual([label("l"), label("n")]);
  expect(card_?.assigneeIds).toEqual([OWNER, VIEWER]);
});

test("it comes back no more once somebody has changed it there, or its column is gone", () => {
  const both = scenes();
  const { left } = cross(both, leave);
  const back = both.here.inverse(left);
  if (back?.type !== "card.return") throw new Error("It cannot be taken back");
  both.there.did({ type: "card.edit", cardId: card("b"), title: "Other" });
  expect(decided(both, back)).toEqual(refuse("precondition_failed", "cardId"));
  both.there.did({ type: "card.delete", cardId: card("b") });
  expect(decided(both, back)).toEqual(refuse("not_found", "cardId"));
  both.here.did({ type: "column.delete", columnId: column("x") });
  expect(both.here.inverse(left)).toBeUndefined();
});

test("doing it again moves it to the column where it was, while it is as it came", () => {
  const both = scenes();
  const { left } = cross(both, { ...leave, columnId: column("z") });
  const back = both.here.inverse(left);
  if (back?.type !== "card.return") throw new Error("It cannot be taken back");
  const [arrived] = cross(both, back).arrived;
  if (!arrived) throw new Error("Nothing arrived");
  expect(both.here.inverse(arrived)).toEqual({ ...leave, columnId: column("z") });
  both.here.did({ type: "card.edit", cardId: card("b"), title: "Other" });
  expect(both.here.inverse(arrived)).toBeUndefined();
});

test("a talk that is too long for one event follows in others", () => {
  const both = scenes();
  const cardId = card("b");
  for (let at = 0; at < 30; at++) {
    both.here.did({ type: "comment.add", cardId, commentId: uuid("a", 400 + at), text: "x".repeat(20_000) });
  }
  const { arrived } = cross(both, leave);
  expect(arrived.map(({ type }) => type)).toEqual(["card.arrived", "comments.arrived", "comments.arrived"]);
  for (const event of arrived) expect(JSON.stringify(event).length).toBeLessThan(300_000);
  expect(commentsOf(both.there.board, cardId).length).toBe(31);
  expect(both.there.board.liveCard(cardId)?.commentCount).toBe(31);
});

test("both boards have their say", () => {
  const both = scenes();
  const { here, there } = both;
  expect(decided(both, leave, OWNER, false)).toEqual(refuse("not_found", "boardId"));
  expect(decided(both, leave, EDITOR)).toEqual(refuse("not_found", "boardId"));
  expect(decided(both, leave, VIEWER)).toEqual(refuse("forbidden"));
  expect(decided(both, leave, STRANGER)).toEqual(refuse("not_found"));
  expect(decided(both, { ...leave, cardId: card("d") })).toEqual(refuse("not_found", "cardId"));
  expect(decided(both, { ...leave, columnId: column("x") })).toEqual(refuse("not_found", "columnId"));
  expect(decided(both, { ...leave, afterCardId: card("a") })).toEqual(refuse("not_found", "afterCardId"));
  there.did({ type: "member.change", userId: VIEWER, role: "commenter" });
  here.did({ type: "member.change", userId: VIEWER, role: "editor" });
  expect(decided(both, leave, VIEWER)).toEqual(refuse("forbidden"));
  there.did({ type: "column.archive", columnId: column("z") });
  expect(decided(both, { ...leave, columnId: column("z") })).toEqual(refuse("not_found", "columnId"));
  there.did({ type: "board.delete" });
  expect(decided(both, leave)).toEqual(refuse("not_found", "boardId"));
});

test("who has one board alone sees the card go", () => {
  const { here } = scenes();
  expect(here.decide({ ...leave, boardId: here.board.info.id })).toEqual(refuse("not_found", "boardId"));
  here.did(leave);
  expect(here.cards("x")).toBe("ac");
  expect(here.decide({ type: "card.edit", cardId: card("b"), title: "Other" })).toEqual(refuse("not_found", "cardId"));
});
