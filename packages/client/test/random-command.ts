import { type Board, COLORS, type CommandBody, type Role } from "@syncboard/model";
import { newId } from "../src/index.ts";
import type { Random } from "./faulty-network.ts";

const ROLES: readonly Role[] = ["owner", "editor", "commenter", "viewer"];
const DUE = "2026-12-01T12:00:00.000Z";
const NOBODY = "00000000-0000-7000-8000-000000000000";

/** Which verb how often: mostly what people do all day. */
const VERBS: readonly CommandBody["type"][] = [
  ...Array<"card.move">(18).fill("card.move"),
  ...Array<"card.add">(12).fill("card.add"),
  ...Array<"card.edit">(12).fill("card.edit"),
  ...Array<"card.leave">(2).fill("card.leave"),
  "card.archive",
  "card.delete",
  "card.delete",
  "card.restore",
  "card.restore",
  "column.add",
  "column.edit",
  "column.edit",
  "column.arrange",
  "column.move",
  "column.move",
  "column.archive",
  "column.delete",
  "column.restore",
  "board.edit",
  "board.archive",
  "board.pass",
  "board.restore",
  "label.add",
  "label.edit",
  "label.delete",
  "label.restore",
  ...Array<"item.add">(4).fill("item.add"),
  ...Array<"item.edit">(4).fill("item.edit"),
  "item.move",
  "item.move",
  "item.delete",
  "item.restore",
  "checklist.add",
  "checklist.add",
  "checklist.edit",
  "checklist.move",
  "checklist.delete",
  "checklist.restore",
  "attachment.add",
  "attachment.add",
  "attachment.edit",
  "attachment.delete",
  "attachment.restore",
  "comment.add",
  "comment.add",
  "comment.edit",
  "comment.delete",
  "comment.restore",
  "card.label",
  "card.label",
  "card.unlabel",
  "card.assign",
  "card.assign",
  "card.unassign",
  "cards.move",
  "cards.move",
  "cards.label",
  "cards.unlabel",
  "cards.assign",
  "cards.unassign",
  "cards.archive",
  "cards.delete",
  "cards.restore",
  "member.add",
  "member.change",
  "member.remove",
];

/**
 * Any command but the end of the board, on the board as somebody sees it: mostly one that makes sense, now and then one that
 * names what is not there. `guests` are the users who may be sent away and asked back, `otherBoards`
 * where cards may go.
 */
export function randomCommand(
  board: Board,
  random: Random,
  guests: readonly string[],
  otherBoards: readonly string[] = [],
): CommandBody {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const word = () => `w${Math.floor(random() * 1_000)}`;
  const cardIds = [...board.cards.keys()];
  const columnIds = [...board.allColumns.keys()];
  const liveIds = cardIds.filter((cardId) => board.liveCard(cardId));
  // Half of the time the newest few, so that people get into each other's way.
  const oneOf = (ids: readonly string[]) => pick(random() < 0.5 ? ids.slice(-4) : ids) ?? NOBODY;
  // What is archived or deleted can hardly be changed: as often as all verbs take cards away, most commands would be refused.
  const card = () => (random() < 0.02 ? NOBODY : oneOf(random() < 0.8 ? liveIds : cardIds));
  const anyCard = () => oneOf(cardIds);
  const some = (one: () => string) => Array.from({ length: 1 + Math.floor(random() * 4) }, one);
  const cards = () => some(card);
  const column = () =>
    random() < 0.02 ? NOBODY : ((random() < 0.9 ? pick(board.columns)?.id : pick(columnIds)) ?? NOBODY);
  const guest = () => pick(guests) ?? NOBODY;
  const role = () => pick(ROLES) ?? "viewer";
  const text = () => (random() < 0.2 ? null : `${word()}\n${word()}\n${word()}`);
  // One or more lines of what is there now, which somebody else changes too, or of a text of long ago.
  const rewrite = (now: string | null | undefined) => {
    if (typeof now !== "string" || random() < 0.3)
      return { description: text(), ...(random() < 0.5 && { base: text() }) };
    const description = now.split("\n").map((line) => (random() < 0.4 ? word() : line));
    return { description: description.join("\n"), base: now };
  };
  const label = () => (random() < 0.02 ? NOBODY : (pick([...board.allLabels.keys()]) ?? NOBODY));
  const edit = (cardId: string) => {
    const chance = random();
    if (chance < 0.4) return { title: word() };
    if (chance < 0.7) return rewrite(board.cards.get(cardId)?.description);
    return chance < 0.85 ? { dueAt: random() < 0.3 ? null : DUE } : { isDone: random() < 0.6 };
  };
  const placeOfCard = (columnId: string) => {
    const chance = random();
    if (chance < 0.2) return {};
    if (chance < 0.4) return { position: Math.floor(random() * 8) };
    if (chance < 0.6) return { afterCardId: null };
    return { afterCardId: (random() < 0.8 ? pick(board.cardsIn(columnId))?.id : pick(cardIds)) ?? null };
  };
  const placeOfColumn = () => {
    const chance = random();
    if (chance < 0.3) return {};
    return chance < 0.6 ? { position: Math.floor(random() * 5) } : { afterColumnId: pick(columnIds) ?? null };
  };
  const onCard = onCardOf(board, random, pick);
  const type = pick(VERBS) ?? "card.add";
  switch (type) {
    case "card.add": {
      const columnId = column();
      const description = random() < 0.5 ? { description: text() } : {};
      return { type, cardId: newId(), title: word(), columnId, ...description, ...placeOfCard(columnId) };
    }
    case "card.move": {
      const columnId = column();
      return { type, cardId: card(), columnId, ...placeOfCard(columnId) };
    }
    case "card.leave":
      return {
        type,
        cardId: card(),
        boardId: pick(otherBoards) ?? NOBODY,
        ...(random() < 0.5 && { afterCardId: null }),
      };
    case "card.edit": {
      const cardId = card();
      return { type, cardId, ...edit(cardId) };
    }
    case "card.archive":
    case "card.delete":
      return { type, cardId: card() };
    case "card.restore":
      return { type, cardId: anyCard() };
    case "column.add":
      return { type, columnId: newId(), title: word(), ...placeOfColumn() };
    case "column.edit":
      return {
        type,
        columnId: column(),
        ...(random() < 0.5 ? { title: word() } : { wipLimit: pick([null, 1, 5]) ?? null }),
      };
    case "column.move":
      return { type, columnId: column(), ...placeOfColumn() };
    case "column.arrange": {
      const columnId = column();
      const cards = board.cardsIn(columnId).map(({ id }) => id);
      return { type, columnId, cardIds: cards.length > 0 ? cards.toSorted(() => random() - 0.5) : [card()] };
    }
    case "column.archive":
    case "column.delete":
      // Boards that lose every column teach little.
      return board.columns.length > 2
        ? { type, columnId: column() }
        : { type: "column.add", columnId: newId(), title: word() };
    case "column.restore":
      return { type, columnId: pick(columnIds) ?? NOBODY };
    case "board.edit":
      return { type, title: word(), ...(random() < 0.3 && rewrite(board.info.description)) };
    case "board.archive":
    case "board.restore":
      return { type };
    case "label.add":
      return { type, labelId: newId(), name: word(), color: pick(COLORS) ?? "red" };
    case "label.edit":
      return { type, labelId: label(), ...(random() < 0.5 ? { name: word() } : { color: pick(COLORS) ?? "red" }) };
    case "label.delete":
    case "label.restore":
      return { type, labelId: label() };
    case "card.label":
    case "card.unlabel":
      return { type, cardId: card(), labelId: label() };
    case "card.assign":
    case "card.unassign":
      return { type, cardId: card(), userId: pick([...board.members.keys()]) ?? NOBODY };
    case "cards.move": {
      const columnId = column();
      return { type, cardIds: cards(), columnId, ...(random() < 0.7 && { afterCardId: pick(cardIds) ?? null }) };
    }
    case "cards.label":
    case "cards.unlabel":
      return { type, cardIds: cards(), labelId: label() };
    case "cards.assign":
    case "cards.unassign":
      return { type, cardIds: cards(), userId: pick([...board.members.keys()]) ?? NOBODY };
    case "cards.archive":
    case "cards.delete":
      return { type, cardIds: cards() };
    case "cards.restore":
      return { type, cardIds: some(anyCard), ...(random() < 0.5 && { from: "deleted" }) };
    case "checklist.add":
      return { type, cardId: card(), checklistId: newId(), title: word(), ...onCard.placeOfChecklist() };
    case "checklist.edit":
      return { type, ...onCard.checklist(), title: word() };
    case "checklist.move":
      return { type, ...onCard.checklist(), ...onCard.placeOfChecklist() };
    case "checklist.delete":
    case "checklist.restore":
      return { type, ...onCard.checklist() };
    case "item.add":
      return { type, ...onCard.checklist(), itemId: newId(), text: word(), ...onCard.placeOfItem() };
    case "item.edit":
      return {
        type,
        ...onCard.item(),
        ...(random() < 0.4 ? { text: word(), ...(random() < 0.5 && { base: word() }) } : { isDone: random() < 0.6 }),
      };
    case "item.move": {
      const { cardId, itemId } = onCard.item();
      const { checklistId } = onCard.checklist();
      return { type, cardId, itemId, ...(random() < 0.3 && { checklistId }), ...onCard.placeOfItem() };
    }
    case "item.delete":
    case "item.restore":
      return { type, ...onCard.item() };
    case "comment.add":
      return { type, cardId: card(), commentId: newId(), text: word() };
    case "attachment.add":
      return { type, cardId: card(), attachmentId: newId(), url: `https://example.org/${Math.floor(random() * 100)}` };
    case "attachment.edit":
      return { type, ...onCard.attachment(), name: word() };
    case "attachment.delete":
    case "attachment.restore":
      return { type, ...onCard.attachment() };
    case "comment.edit":
      return { type, ...onCard.comment(), text: word() };
    case "comment.delete":
    case "comment.restore":
      return { type, ...onCard.comment() };
    case "board.pass":
    case "member.remove":
      return { type, userId: guest() };
    default:
      return { type: type === "member.add" ? type : "member.change", userId: guest(), role: role() };
  }
}

/** Something that hangs on a card, and where in its list something goes. */
function onCardOf(board: Board, random: Random, pick: <Item>(items: readonly Item[]) => Item | undefined) {
  const checklists = [...board.cards.values()].flatMap((card) =>
    (card.checklists ?? []).map(({ id, items }) => ({ cardId: card.id, checklistId: id, items })),
  );
  const items = checklists.flatMap(({ cardId, items }) => items.map(({ id }) => ({ cardId, itemId: id })));
  const comments = [...board.comments.values()].map(({ cardId, id }) => ({ cardId, commentId: id }));
  const attachments = [...board.attachments.values()].map(({ cardId, id }) => ({ cardId, attachmentId: id }));
  const place = () => (random() < 0.5 ? {} : { position: Math.floor(random() * 5) });
  return {
    checklist() {
      const { cardId = NOBODY, checklistId = NOBODY } = pick(checklists) ?? {};
      return { cardId, checklistId };
    },
    item: () => pick(items) ?? { cardId: NOBODY, itemId: NOBODY },
    comment: () => pick(comments) ?? { cardId: NOBODY, commentId: NOBODY },
    attachment: () => pick(attachments) ?? { cardId: NOBODY, attachmentId: NOBODY },
    placeOfChecklist: () => (random() < 0.3 ? { afterChecklistId: pick(checklists)?.checklistId ?? null } : place()),
    placeOfItem: () => (random() < 0.3 ? { afterItemId: pick(items)?.itemId ?? null } : place()),
  };
}
