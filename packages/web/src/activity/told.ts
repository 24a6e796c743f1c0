import type { BoardEvent, EventOf, EventType, Role } from "@syncboard/model";
import type { en } from "../locales/en.ts";

type SentenceName = keyof typeof en.activity.says;

/** What fills a place of a sentence: a thing by its id, how many cards, a role, or what something was called then. */
export type Part =
  | { readonly is: "card" | "column" | "label" | "person" | "board"; readonly id: string }
  | { readonly is: "cards"; readonly count: number }
  | { readonly is: "role"; readonly role: Role }
  | { readonly is: "thing"; readonly name: string };

/** By the places that sentences have: `who`, `card`, `column`, `from`, `label`, `person`, `board`, `role`, `thing`. */
type Places = Readonly<Record<string, Part>>;

/** An event as a sentence: which one, and what stands in its places beside who it was. */
export interface Told {
  readonly says: SentenceName;
  readonly places: Places;
  /** Who has the board since then. */
  readonly passedTo?: string | undefined;
}

const card = (id: string): Part => ({ is: "card", id });
const cards = ({ length: count }: readonly unknown[]): Part => ({ is: "cards", count });
const column = (id: string): Part => ({ is: "column", id });
const label = (id: string): Part => ({ is: "label", id });
const person = (id: string): Part => ({ is: "person", id });
const otherBoard = (id: string): Part => ({ is: "board", id });
const thing = (name: string): Part => ({ is: "thing", name });
const role = (name: Role): Part => ({ is: "role", role: name });

type Tell<Type extends EventType> = (event: EventOf<Type>) => Partial<Told> | undefined;

const nothing = () => undefined;
const theCard = (event: { readonly cardId: string }) => ({ places: { card: card(event.cardId) } });
const theCards = ({ cardIds }: { readonly cardIds: readonly string[] }) => ({ places: { card: cards(cardIds) } });
const theColumn = (event: { readonly columnId: string }) => ({ places: { column: column(event.columnId) } });
const theLabel = (event: { readonly labelId: string }) => ({ places: { label: label(event.labelId) } });
const thePerson = (event: { readonly userId: string }) => ({ places: { person: person(event.userId) } });
const theMark = ({ cardId, labelId }: { readonly cardId: string; readonly labelId: string }) => ({
  places: { card: card(cardId), label: label(labelId) },
});
const theAssignee = ({ cardId, userId }: { readonly cardId: string; readonly userId: string }) => ({
  places: { card: card(cardId), person: person(userId) },
});

const inCard = (cardId: string, name: string) => ({ places: { card: card(cardId), thing: thing(name) } });

/** The sentence is the one with the event's own name, where no other one is said. */
const TELL: { [Type in EventType]: Tell<Type> } = {
  "attachment.added": ({ cardId, name }) => inCard(cardId, name),
  "attachment.deleted": ({ cardId, name }) => inCard(cardId, name),
  "attachment.edited": theCard,
  "attachment.restored": ({ cardId, attachment }) => inCard(cardId, attachment.name),
  "board.archived": nothing,
  "board.created": nothing,
  "board.deleted": nothing,
  "board.edited": nothing,
  "board.filled": nothing,
  "board.passed": ({ to }) => ({ places: { person: person(to) } }),
  "board.restored": nothing,
  "card.added": ({ cardId, columnId }) => ({ places: { card: card(cardId), column: column(columnId) } }),
  "card.archived": theCard,
  "card.arrived": ({ cardId, fromBoardId }) => ({
    places: { card: card(cardId), board: otherBoard(fromBoardId) },
  }),
  "card.assigned": theAssignee,
  "card.deleted": theCard,
  "card.edited"(event) {
    const { doneAt, ...others } = event.changes;
    if (!doneAt || Object.keys(others).length > 0) return theCard(event);
    return { ...theCard(event), says: doneAt.to === null ? "undone" : "done" };
  },
  "card.labelled": theMark,
  "card.left": ({ cardId, toBoardId }) => ({ places: { card: card(cardId), board: otherBoard(toBoardId) } }),
  "card.moved"({ cardId, from, columnId }) {
    const places = { card: card(cardId), column: column(columnId) };
    if (from.columnId === columnId) return { says: "movedWithin", places };
    return { places: { ...places, from: column(from.columnId) } };
  },
  "card.restored": theCard,
  "card.unassigned": theAssignee,
  "card.unlabelled": theMark,
  "cards.archived": theCards,
  "cards.assigned": ({ cardIds, userId }) => ({ places: { card: cards(cardIds), person: person(userId) } }),
  "cards.deleted": theCards,
  "cards.labelled": ({ cardIds, labelId }) => ({ places: { card: cards(cardIds), label: label(labelId) } }),
  "cards.moved"({ cards: moved }) {
    const [columnId, ...others] = new Set(moved.map((each) => each.columnId));
    if (columnId === undefined || others.length > 0) return { says: "movedApart", places: { card: cards(moved) } };
    return { places: { card: cards(moved), column: column(columnId) } };
  },
  "cards.restored": ({ cards: restored }) => ({ places: { card: cards(restored) } }),
  "cards.unassigned": ({ cardIds, userId }) => ({ places: { card: cards(cardIds), person: person(userId) } }),
  "cards.unlabelled": ({ cardIds, labelId }) => ({ places: { card: cards(cardIds), label: label(labelId) } }),
  "checklist.added": ({ cardId, title }) => inCard(cardId, title),
  "checklist.deleted": ({ cardId, title }) => inCard(cardId, title),
  "checklist.edited": theCard,
  "checklist.moved": theCard,
  "checklist.restored": ({ cardId, checklist }) => inCard(cardId, checklist.title),
  "column.added": theColumn,
  "column.archived": theColumn,
  "column.arranged": theColumn,
  "column.deleted": theColumn,
  "column.edited": theColumn,
  "column.moved": theColumn,
  "column.restored": theColumn,
  "comment.added": theCard,
  "comment.deleted": ({ cardId, actorId, authorId }) =>
    actorId === authorId
      ? { says: "withdrawn", places: { card: card(cardId) } }
      : { places: { card: card(cardId), person: person(authorId) } },
  "comment.edited": theCard,
  "comment.restored": theCard,
  "comments.arrived": theCard,
  "item.added": ({ cardId, text }) => inCard(cardId, text),
  "item.deleted": ({ cardId, text }) => inCard(cardId, text),
  "item.edited"({ cardId, text, changes }) {
    const { doneAt, ...others } = changes;
    if (!doneAt || Object.keys(others).length > 0) return inCard(cardId, text);
    return { ...inCard(cardId, text), says: doneAt.to === null ? "unticked" : "ticked" };
  },
  "item.moved": theCard,
  "item.restored": ({ cardId, item }) => inCard(cardId, item.text),
  "label.added": theLabel,
  "label.deleted": theLabel,
  "label.edited": theLabel,
  "label.restored": theLabel,
  "member.added"({ userId, actorId, role: given }) {
    const places = { person: person(userId), role: role(given) };
    return userId === actorId ? { says: "joined", places } : { places };
  },
  "member.changed": (event) => ({ ...thePerson(event), passedTo: event.passedTo }),
  "member.deactivated": nothing,
  "member.reactivated": nothing,
  "member.removed": (event) => ({
    ...thePerson(event),
    passedTo: event.passedTo,
    ...(event.userId === event.actorId && { says: "left" }),
  }),
  "trash.emptied": ({ isDue }) => (isDue ? { says: "trashDue" } : undefined),
};

export function toldOf(event: BoardEvent): Told {
  // The table has the teller of this very type under its name, which TypeScript cannot follow through a union.
  const tell = TELL[event.type] as (event: BoardEvent) => Partial<Told> | undefined;
  const told = tell(event);
  return { says: event.type, ...told, places: { ...told?.places, who: person(event.actorId) } };
}
