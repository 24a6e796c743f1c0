import type { Attachment } from "./attachment.ts";
import type { Checklist } from "./checklist.ts";
import type { Color } from "./colors.ts";
import type { Comment } from "./comment.ts";
import type { Cover } from "./cover.ts";
import { type Label, liveInOrder } from "./label.ts";
import { inserted, type Ranked, ranked, replaced, without } from "./rank.ts";
import { Shelf } from "./shelf.ts";

export type Role = "owner" | "editor" | "commenter" | "viewer";

export interface BoardInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** What its canvas is tinted with. */
  readonly background: Color | null;
  readonly creatorId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
}

/** What can be archived, which is for good, or deleted, which ends in oblivion; never both at once. */
export interface Removable {
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
}

/** Whether it is neither archived nor deleted. */
export function isThere<Row extends Removable>(
  row: Row | undefined,
): row is Row & { readonly archivedAt: null; readonly deletedAt: null } {
  return row !== undefined && row.archivedAt === null && row.deletedAt === null;
}

export interface Column extends Ranked, Removable {
  readonly title: string;
  readonly wipLimit: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Card extends Ranked, Removable {
  readonly columnId: string;
  readonly title: string;
  readonly hasDescription: boolean;
  /** Absent where only the front of the card is at hand: a snapshot carries no texts. */
  readonly description?: string | null;
  /** In order, deleted ones included; absent like the description. `checklistsOf` says what a reader sees. */
  readonly checklists?: readonly Checklist[];
  readonly itemCount: number;
  readonly doneCount: number;
  readonly commentCount: number;
  readonly attachmentCount: number;
  /** Its picture or colour; null: it has none. */
  readonly cover: Cover | null;
  /**
   * In the order of the ids, and with what is not there now and may come back: labels that were deleted, people who
   * are no members any more. What a reader sees of them, `labelsOf` and `assigneesOf` say.
   */
  readonly labelIds: readonly string[];
  readonly assigneeIds: readonly string[];
  readonly startAt: string | null;
  readonly dueAt: string | null;
  /** When what it is about was done. */
  readonly doneAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Member {
  readonly userId: string;
  readonly role: Role;
  /** When they became a member: the last time, of somebody who had left. */
  readonly since: string;
  /** Since when the account is deactivated: such a member can do nothing, and is an owner only in name. */
  readonly deactivatedAt: string | null;
}

/** Whether what a card has inside is at hand, too. */
export function isWhole(card: Card | undefined): boolean {
  return card?.description !== undefined && card.checklists !== undefined;
}

/** What a card is beside what it is made with. */
export const BLANK_CARD = {
  hasDescription: false,
  labelIds: [],
  assigneeIds: [],
  startAt: null,
  dueAt: null,
  doneAt: null,
  itemCount: 0,
  doneCount: 0,
  commentCount: 0,
  attachmentCount: 0,
  cover: null,
  archivedAt: null,
  deletedAt: null,
} as const satisfies Partial<Card>;

type Undo = () => void;

const NONE: readonly Card[] = [];

/**
 * A board in memory: rows by key, and its lists in order.
 *
 * Rows are never changed in place and a list is a new array whenever its content changes, so a reader may keep either
 * and compare by identity. Everything that changes a board goes through `put…`, `remove…` and the shelves, which is what makes `rollback` possible.
 */
export class Board {
  #info: BoardInfo | undefined;
  #seq = 0;
  readonly #columns = new Map<string, Column>();
  readonly #cards = new Map<string, Card>();
  readonly #members = new Map<string, Member>();
  readonly #labels = new Map<string, Label>();
  #labelOrder: readonly Label[] = [];
  #columnOrder: readonly Column[] = [];
  readonly #cardOrder = new Map<string, readonly Card[]>();
  #cardCount = 0;
  #journal: Undo[] | undefined;
  /** What somebody reads or a command names, deleted ones included. */
  readonly comments: Shelf<Comment> = new Shelf((undo) => this.#journal?.push(undo));
  /** The same of what is attached to cards. */
  readonly attachments: Shelf<Attachment> = new Shelf((undo) => this.#journal?.push(undo));

  /** The board's own fields. Throws on a board that has not been created yet. */
  get info(): BoardInfo {
    if (!this.#info) throw new Error("This board has not been created");
    return this.#info;
  }

  get isCreated(): boolean {
    return this.#info !== undefined;
  }

  /** The number of the last event that this board holds. */
  get seq(): number {
    return this.#seq;
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  /** Every label at hand, deleted ones included. */
  get allLabels(): ReadonlyMap<string, Label> {
    return this.#labels;
  }

  /** The labels that are not deleted, the oldest first. */
  get labels(): readonly Label[] {
    return this.#labelOrder;
  }

  /** Every card at hand, archived and deleted ones included. */
  get cards(): ReadonlyMap<string, Card> {
    return this.#cards;
  }

  /** Every column at hand, archived and deleted ones included. */
  get allColumns(): ReadonlyMap<string, Column> {
    return this.#columns;
  }

  /** The columns that are there, in order. */
  get columns(): readonly Column[] {
    return this.#columnOrder;
  }

  /** The cards of a column that are there, in order. */
  cardsIn(columnId: string): readonly Card[] {
    return this.#cardOrder.get(columnId) ?? NONE;
  }

  roleOf(userId: string): Role | undefined {
    return this.#members.get(userId)?.role;
  }

  liveColumn(columnId: string): Column | undefined {
    const column = this.#columns.get(columnId);
    return isThere(column) ? column : undefined;
  }

  liveLabel(labelId: string): Label | undefined {
    const label = this.#labels.get(labelId);
    return label?.deletedAt === null ? label : undefined;
  }

  /** A member whose account is active. */
  activeMember(userId: string): Member | undefined {
    const member = this.#members.get(userId);
    return member?.deactivatedAt === null ? member : undefined;
  }

  /** How many cards are neither archived nor deleted, those of columns that are included. */
  get cardCount(): number {
    return this.#cardCount;
  }

  /** A card that can be seen: neither it nor its column is archived or deleted. */
  liveCard(cardId: string): Card | undefined {
    const card = this.#cards.get(cardId);
    return isThere(card) && this.liveColumn(card.columnId) ? card : undefined;
  }

  putInfo(info: BoardInfo): void {
    const before = this.#info;
    this.#journal?.push(() => {
      this.#info = before;
    });
    this.#info = info;
  }

  putSeq(seq: number): void {
    const before = this.#seq;
    this.#journal?.push(() => {
      this.#seq = before;
    });
    this.#seq = seq;
  }

  putMember(member: Member): void {
    this.#swapMember(member.userId, member);
  }

  removeMember(userId: string): void {
    this.#swapMember(userId, undefined);
  }

  putLabel(label: Label): void {
    this.#swapLabel(label.id, label);
  }

  removeLabel(labelId: string): void {
    this.#swapLabel(labelId, undefined);
  }

  removeColumn(columnId: string): void {
    this.#swapColumn(columnId, undefined);
  }

  removeCards(cardIds: readonly string[]): void {
    this.#swapCards(new Map(cardIds.map((cardId) => [cardId, undefined])));
  }

  putColumn(column: Column): void {
    this.#swapColumn(column.id, column);
  }

  putCard(card: Card): void {
    this.#swapCard(card.id, card);
  }

  /** Puts many cards at once: makes each list once instead of once a card. */
  putCards(cards: Iterable<Card>): void {
    const rows = new Map<string, Card>();
    for (const card of cards) rows.set(card.id, card);
    this.#swapCards(rows);
  }

  /** Fills an empty board with many rows at once. */
  load(
    seq: number,
    info: BoardInfo,
    members: Iterable<Member>,
    labels: Iterable<Label>,
    columns: Iterable<Column>,
    cards: Iterable<Card>,
  ): void {
    this.#seq = seq;
    this.#info = info;
    for (const member of members) this.#members.set(member.userId, member);
    for (const label of labels) this.#labels.set(label.id, label);
    this.#labelOrder = liveInOrder(this.#labels);
    for (const column of columns) this.#columns.set(column.id, column);
    this.#columnOrder = ranked([...this.#columns.values()].filter(isThere));
    this.putCards(cards);
  }

  /** Starts remembering, so that `rollback` can take back what comes after. Not nested. */
  begin(): void {
    if (this.#journal) throw new Error("A board remembers one change at a time");
    this.#journal = [];
  }

  /** Keeps what was done since `begin`; the returned function takes it back, newest first. */
  commit(): Undo {
    const journal = this.#journal ?? [];
    this.#journal = undefined;
    return () => {
      for (let index = journal.length - 1; index >= 0; index--) journal[index]?.();
    };
  }

  /** Takes back everything since `begin`. */
  rollback(): void {
    this.commit()();
  }

  #swapMember(userId: string, member: Member | undefined): void {
    const before = this.#members.get(userId);
    this.#journal?.push(() => this.#swapMember(userId, before));
    if (member) this.#members.set(userId, member);
    else this.#members.delete(userId);
  }

  #swapLabel(labelId: string, label: Label | undefined): void {
    const before = this.#labels.get(labelId);
    this.#journal?.push(() => this.#swapLabel(labelId, before));
    if (label) this.#labels.set(labelId, label);
    else this.#labels.delete(labelId);
    this.#labelOrder = liveInOrder(this.#labels);
  }

  #swapColumn(columnId: string, column: Column | undefined): void {
    const before = this.#columns.get(columnId);
    this.#journal?.push(() => this.#swapColumn(columnId, before));
    let order = this.#columnOrder;
    if (isThere(before)) order = without(order, before);
    if (isThere(column)) order = ranked([...order, column]);
    this.#columnOrder = order;
    if (column) this.#columns.set(columnId, column);
    else this.#columns.delete(columnId);
  }

  #swapCard(cardId: string, card: Card | undefined): void {
    const before = this.#cards.get(cardId);
    this.#journal?.push(() => this.#swapCard(cardId, before));
    const wasListed = isThere(before);
    const isListed = isThere(card);
    if (wasListed && isListed && before.columnId === card.columnId && before.rank === card.rank) {
      this.#setList(card.columnId, replaced(this.cardsIn(card.columnId), card));
    } else {
      if (wasListed) this.#setList(before.columnId, without(this.cardsIn(before.columnId), before));
      if (isListed) this.#setList(card.columnId, inserted(this.cardsIn(card.columnId), card));
    }
    this.#setCard(cardId, card);
  }

  /** Rows by id; undefined: no such card. */
  #swapCards(rows: ReadonlyMap<string, Card | undefined>): void {
    if (this.#journal) {
      const before = new Map([...rows.keys()].map((cardId) => [cardId, this.#cards.get(cardId)]));
      this.#journal.push(() => this.#swapCards(before));
    }
    const lists = new Map<string, Card[]>();
    const listOf = (columnId: string): Card[] => {
      const list = lists.get(columnId) ?? this.cardsIn(columnId).filter((card) => !rows.has(card.id));
      lists.set(columnId, list);
      return list;
    };
    for (const [cardId, card] of rows) {
      const old = this.#cards.get(cardId);
      if (isThere(old)) listOf(old.columnId);
      if (isThere(card)) listOf(card.columnId).push(card);
    }
    for (const [columnId, list] of lists) this.#setList(columnId, ranked(list));
    for (const [cardId, card] of rows) this.#setCard(cardId, card);
  }

  #setCard(cardId: string, card: Card | undefined): void {
    if (isThere(this.#cards.get(cardId))) this.#cardCount--;
    if (isThere(card)) this.#cardCount++;
    if (card) this.#cards.set(cardId, card);
    else this.#cards.delete(cardId);
  }

  #setList(columnId: string, list: readonly Card[]): void {
    if (list.length > 0) this.#cardOrder.set(columnId, list);
    else this.#cardOrder.delete(columnId);
  }
}
