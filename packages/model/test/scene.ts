import { type AttachedFile, attachmentsOf } from "../src/attachment.ts";
import { Board } from "../src/board.ts";
import { checklistsOf, itemsOf } from "../src/checklist.ts";
import { apply, type BoardEvent, type CommandBody, decide, type EventBody, invert } from "../src/commands.ts";
import { commentsOf } from "../src/comment.ts";
import { assigneeOf, contentOf, type Snapshot } from "../src/snapshot.ts";
import type { Context, Decision } from "../src/verb.ts";
import { createBoard } from "../src/verbs/board-create.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/** A UUID that a reader can tell from others: a kind and a number. */
export function uuid(kind: "a" | "b" | "c" | "d" | "e" | "f", number: number): string {
  return `${kind.repeat(8)}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export const BOARD = uuid("b", 0);
export const [OWNER, EDITOR, VIEWER, STRANGER, GHOST, COMMENTER] = [1, 2, 3, 4, 5, 6].map((number) =>
  uuid("e", number),
) as [string, string, string, string, string, string];

/** Cards and columns are called by letters: `card("a")` is titled "a". */
export const card = (letter: string): string => uuid("c", ALPHABET.indexOf(letter));
export const label = (letter: string): string => uuid("a", ALPHABET.indexOf(letter));
export const checklist = (letter: string): string => uuid("a", 100 + ALPHABET.indexOf(letter));
export const item = (letter: string): string => uuid("a", 200 + ALPHABET.indexOf(letter));
export const comment = (letter: string): string => uuid("a", 300 + ALPHABET.indexOf(letter));
export const attachment = (letter: string): string => uuid("a", 400 + ALPHABET.indexOf(letter));
export const column = (letter: string): string => uuid("d", ALPHABET.indexOf(letter));

/** A picture that somebody has uploaded. */
export const PICTURE: AttachedFile = {
  fileId: uuid("a", 500),
  mediaType: "image/png",
  bytes: 12_345,
  width: 800,
  height: 600,
  hasThumbnail: true,
};

export function timeOf(seq: number): string {
  return new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString();
}

/** A board and the log that made it, one second an event. Everybody but `GHOST` is a user. */
export class Scene {
  readonly board = new Board();
  readonly log: BoardEvent[] = [];

  /** A board of `OWNER` with columns named by the letters of `columns`. */
  constructor(columns = "xy", boardId = BOARD) {
    const named = [...columns].map((letter) => ({ columnId: column(letter), title: letter }));
    this.append(createBoard({ boardId, title: "Board", description: null, columns: named }));
  }

  /** Adds cards named by letters to the end of a column. */
  with(columnLetter: string, letters: string): this {
    for (const letter of letters) {
      this.did({ type: "card.add", cardId: card(letter), title: letter, columnId: column(columnLetter) });
    }
    return this;
  }

  /** Adds `EDITOR` and `VIEWER` in their roles. */
  withMembers(): this {
    this.did({ type: "member.add", userId: EDITOR, role: "editor" });
    this.did({ type: "member.add", userId: VIEWER, role: "viewer" });
    return this;
  }

  decide(body: CommandBody, actorId = OWNER): Decision<EventBody> {
    const context: Context = {
      actorId,
      now: timeOf(this.board.seq + 1),
      userExists: (userId) => userId !== GHOST,
    };
    return decide(this.board, { ...body, id: uuid("f", this.board.seq + 1) }, context);
  }

  append(body: EventBody, actorId = OWNER, at = timeOf(this.board.seq + 1)): BoardEvent {
    const seq = this.board.seq + 1;
    const event: BoardEvent = { ...body, seq, at, actorId, commandId: uuid("f", seq) };
    apply(this.board, event);
    this.log.push(event);
    return event;
  }

  /** What became of a command; undefined when it was not applied. */
  give(body: CommandBody, actorId = OWNER): BoardEvent | undefined {
    const decision = this.decide(body, actorId);
    return decision.outcome === "applied" ? this.append(decision.event, actorId) : undefined;
  }

  /** What became of a command that is to be applied. */
  did(body: CommandBody, actorId = OWNER): BoardEvent {
    const event = this.give(body, actorId);
    if (!event) throw new Error(`${body.type} was not applied: ${JSON.stringify(this.decide(body, actorId))}`);
    return event;
  }

  /** The command that takes an event back. */
  inverse(event: BoardEvent): CommandBody | undefined {
    return invert(this.board, event);
  }

  /** Takes an event back. */
  undo(event: BoardEvent, actorId = event.actorId): BoardEvent {
    const command = this.inverse(event);
    if (!command) throw new Error(`${event.type} cannot be taken back`);
    return this.did(command, actorId);
  }

  /** The titles of a column's cards in order, in one word. */
  cards(columnLetter: string): string {
    return this.board
      .cardsIn(column(columnLetter))
      .map(({ title }) => title)
      .join("");
  }

  /** The titles of the columns in order, in one word. */
  columns(): string {
    return this.board.columns.map(({ title }) => title).join("");
  }
}

/** Two ranks that a rank between would be too long for. */
export const TIGHT = [`a0${"0".repeat(45)}1`, `a0${"0".repeat(45)}11`] as const;

/** Replays a log on an empty board. */
export function replayed(log: readonly BoardEvent[]): Board {
  const board = new Board();
  for (const event of log) apply(board, event);
  return board;
}

/** Everything that a board holds, in an order of its own, the trash included: equal boards give equal values. */
export function whole(board: Board) {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    info: board.info,
    members: membersOf(board),
    content: contentOf(board),
    cardCount: board.cardCount,
    labels: [...board.allLabels.values()].sort(byId),
    columns: [...board.allColumns.values()].sort(byId),
    cards: [...board.cards.values()].sort(byId),
    comments: [...board.comments.values()].sort(byId),
    attachments: [...board.attachments.values()].sort(byId),
    lists: [...board.allColumns.keys()].sort().map((columnId) => board.cardsIn(columnId).map(({ id }) => id)),
  };
}

/** What a user sees of a board: everything but ranks, times and numbers. */
export function seen(board: Board) {
  const { board: fields, labels, columns, cards } = contentOf(board);
  return {
    board: { ...fields, updatedAt: "", archivedAt: fields.archivedAt === null ? "never" : "once" },
    members: membersOf(board).map(({ since, ...rest }) => rest),
    labels: labels.map(({ updatedAt, ...rest }) => rest),
    columns: columns.map(({ rank, updatedAt, ...rest }) => rest),
    cards: cards.map(({ rank, updatedAt, doneAt, ...rest }) => ({
      ...rest,
      isDone: doneAt !== null,
      ...insideOf(board, rest.id),
    })),
  };
}

/** What a user sees who opens a card. */
function insideOf(board: Board, cardId: string) {
  const inside = board.cards.get(cardId);
  return {
    text: inside?.description,
    checklists: checklistsOf(inside ?? {}).map((list) => ({
      ...{ id: list.id, title: list.title },
      items: itemsOf(list).map(({ rank, createdAt, updatedAt, doneAt, ...rest }) => ({
        ...rest,
        assigneeId: assigneeOf(board, rest),
        isDone: !!doneAt,
      })),
    })),
    comments: commentsOf(board, cardId).map(({ editedAt, ...rest }) => rest),
    attachments: attachmentsOf(board, cardId),
  };
}

export function membersOf(board: Board) {
  return [...board.members.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

/** The board as a server would send it to its owner, through JSON. */
export function snapshotOf(board: Board): Snapshot {
  const members = membersOf(board).map((member) => ({
    ...member,
    user: { id: member.userId, username: "u", name: "U", avatarUrl: null },
  }));
  return JSON.parse(JSON.stringify({ ...contentOf(board), role: "owner", isStarred: false, members })) as Snapshot;
}
