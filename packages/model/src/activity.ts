import type { BoardEvent, EventOf, EventType } from "./commands.ts";

// How the log of a board is read as its activity.

/** What an event is about: the closed list that the log is filtered by. */
export const KINDS = ["card", "checklist", "comment", "attachment", "column", "label", "member", "board"] as const;
export type Kind = (typeof KINDS)[number];

const KIND_OF = {
  "attachment.added": "attachment",
  "attachment.deleted": "attachment",
  "attachment.edited": "attachment",
  "attachment.restored": "attachment",
  "board.archived": "board",
  "board.created": "board",
  "board.deleted": "board",
  "board.edited": "board",
  "board.filled": "board",
  "board.passed": "board",
  "board.restored": "board",
  "card.added": "card",
  "card.assigned": "card",
  "card.archived": "card",
  "card.arrived": "card",
  "card.deleted": "card",
  "card.edited": "card",
  "card.labelled": "card",
  "card.left": "card",
  "card.moved": "card",
  "card.restored": "card",
  "card.unassigned": "card",
  "card.unlabelled": "card",
  "cards.archived": "card",
  "cards.assigned": "card",
  "cards.deleted": "card",
  "cards.labelled": "card",
  "cards.moved": "card",
  "cards.restored": "card",
  "cards.unassigned": "card",
  "cards.unlabelled": "card",
  "checklist.added": "checklist",
  "checklist.deleted": "checklist",
  "checklist.edited": "checklist",
  "checklist.moved": "checklist",
  "checklist.restored": "checklist",
  "column.added": "column",
  "column.arranged": "column",
  "column.archived": "column",
  "column.deleted": "column",
  "column.edited": "column",
  "column.moved": "column",
  "column.restored": "column",
  "comment.added": "comment",
  "comment.deleted": "comment",
  "comment.edited": "comment",
  "comment.restored": "comment",
  "comments.arrived": "comment",
  "item.added": "checklist",
  "item.deleted": "checklist",
  "item.edited": "checklist",
  "item.moved": "checklist",
  "item.restored": "checklist",
  "label.added": "label",
  "label.deleted": "label",
  "label.edited": "label",
  "label.restored": "label",
  "member.added": "member",
  "member.changed": "member",
  "member.deactivated": "member",
  "member.reactivated": "member",
  "member.removed": "member",
  "trash.emptied": "board",
} as const satisfies Record<EventType, Kind>;

export function kindOf(type: EventType): Kind {
  return KIND_OF[type];
}

export function typesOf(kind: Kind): readonly EventType[] {
  return (Object.keys(KIND_OF) as EventType[]).filter((type) => KIND_OF[type] === kind);
}

/** The things that an event is told with, by their ids. */
export interface Named {
  readonly cards?: readonly string[];
  readonly columns?: readonly string[];
  readonly labels?: readonly string[];
  readonly users?: readonly string[];
  /** Other boards. */
  readonly boards?: readonly string[];
}

const NOTHING = () => ({});
const theCard = ({ cardId }: { readonly cardId: string }): Named => ({ cards: [cardId] });
const theColumn = ({ columnId }: { readonly columnId: string }): Named => ({ columns: [columnId] });
const theLabel = ({ labelId }: { readonly labelId: string }): Named => ({ labels: [labelId] });
const theUser = ({ userId }: { readonly userId: string }): Named => ({ users: [userId] });

const passing = ({ userId, passedTo }: { readonly userId: string; readonly passedTo?: string }): Named => ({
  users: passedTo === undefined ? [userId] : [userId, passedTo],
});

const theItem = ({ cardId, assigneeId }: { readonly cardId: string; readonly assigneeId?: string }): Named => ({
  cards: [cardId],
  users: assigneeId === undefined ? [] : [assigneeId],
});

const theChangedItem = ({ cardId, changes: { assigneeId } }: EventOf<"item.edited">): Named => ({
  cards: [cardId],
  users: [assigneeId?.from, assigneeId?.to].filter((userId) => typeof userId === "string"),
});

/** A whole column or a label that comes back, or is sorted, is no event of each of its cards. */
const NAMED: { [Type in EventType]: (event: EventOf<Type>) => Named } = {
  "attachment.added": theCard,
  "attachment.deleted": theCard,
  "attachment.edited": theCard,
  "attachment.restored": theCard,
  "board.archived": NOTHING,
  "board.created": NOTHING,
  "board.deleted": NOTHING,
  "board.edited": NOTHING,
  "board.filled": ({ cards }) => ({ cards: cards.map(({ cardId }) => cardId) }),
  "board.passed": ({ from, to }) => ({ users: [from, to] }),
  "board.restored": NOTHING,
  "card.added": ({ cardId, columnId }) => ({ cards: [cardId], columns: [columnId] }),
  "card.assigned": ({ cardId, userId }) => ({ cards: [cardId], users: [userId] }),
  "card.archived": theCard,
  "card.arrived": ({ cardId, columnId, fromBoardId }) => ({
    cards: [cardId],
    columns: [columnId],
    boards: [fromBoardId],
  }),
  "card.deleted": theCard,
  "card.edited": theCard,
  "card.labelled": ({ cardId, labelId }) => ({ cards: [cardId], labels: [labelId] }),
  "card.left": ({ cardId, from, toBoardId }) => ({
    cards: [cardId],
    columns: [from.columnId],
    boards: [toBoardId],
  }),
  "card.moved": ({ cardId, from, columnId }) => ({ cards: [cardId], columns: [from.columnId, columnId] }),
  "card.restored": theCard,
  "card.unassigned": ({ cardId, userId }) => ({ cards: [cardId], users: [userId] }),
  "card.unlabelled": ({ cardId, labelId }) => ({ cards: [cardId], labels: [labelId] }),
  "cards.archived": ({ cardIds }) => ({ cards: cardIds }),
  "cards.assigned": ({ cardIds, userId }) => ({ cards: cardIds, users: [userId] }),
  "cards.deleted": ({ cardIds }) => ({ cards: cardIds }),
  "cards.labelled": ({ cardIds, labelId }) => ({ cards: cardIds, labels: [labelId] }),
  "cards.moved": ({ cards }) => ({
    cards: cards.map(({ cardId }) => cardId),
    columns: [...new Set(cards.flatMap(({ from, columnId }) => [from.columnId, columnId]))],
  }),
  "cards.restored": ({ cards }) => ({ cards: cards.map(({ id }) => id) }),
  "cards.unassigned": ({ cardIds, userId }) => ({ cards: cardIds, users: [userId] }),
  "cards.unlabelled": ({ cardIds, labelId }) => ({ cards: cardIds, labels: [labelId] }),
  "checklist.added": theCard,
  "checklist.deleted": theCard,
  "checklist.edited": theCard,
  "checklist.moved": theCard,
  "checklist.restored": theCard,
  "column.added": theColumn,
  "column.arranged": theColumn,
  "column.archived": theColumn,
  "column.deleted": theColumn,
  "column.edited": theColumn,
  "column.moved": theColumn,
  "column.restored": theColumn,
  "comment.added": theCard,
  "comment.deleted": ({ cardId, authorId }) => ({ cards: [cardId], users: [authorId] }),
  "comment.edited": theCard,
  "comment.restored": theCard,
  "comments.arrived": theCard,
  "item.added": theItem,
  "item.deleted": theCard,
  "item.edited": theChangedItem,
  "item.moved": theCard,
  "item.restored": theCard,
  "label.added": theLabel,
  "label.deleted": theLabel,
  "label.edited": theLabel,
  "label.restored": theLabel,
  "member.added": theUser,
  "member.changed": passing,
  "member.deactivated": theUser,
  "member.reactivated": theUser,
  "member.removed": passing,
  // What it names has no name any more.
  "trash.emptied": NOTHING,
};

/** The cards, columns, labels and people that an event is about, beside its actor. */
export function namedIn(event: BoardEvent): Named {
  // The table has the reader of this very type under its name, which TypeScript cannot follow through a union.
  const read = NAMED[event.type] as (event: BoardEvent) => Named;
  return read(event);
}

/** The cards whose own activity an event belongs to, each once. */
export function cardsOfEvent(event: BoardEvent): readonly string[] {
  return [...new Set(namedIn(event).cards)];
}
