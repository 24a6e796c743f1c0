import {
  type AttachmentRow,
  apply,
  Board,
  type BoardEvent,
  boardFrom,
  type Command,
  type CommandBody,
  type CommentRow,
  checklistFrom,
  commentFrom,
  decide,
  isWhole,
  readsOf,
  type Snapshot,
} from "@syncboard/model";
import type { CardDetail } from "./api-types.ts";
import type { Outcome } from "./queue-news.ts";

/** What a card has inside that a snapshot does not carry. */
export type CardInside = Pick<CardDetail, "description" | "checklists">;

/** A command that shows although its event is not confirmed. */
export interface Proposal {
  readonly id: string;
  readonly command: CommandBody;
  /** When it was given: ISO 8601, UTC. */
  readonly at: string;
}

interface Pending extends Proposal {
  /** The number of its event, once the server has answered. */
  seq: number | undefined;
  /** What it is shown as; undefined while it would be refused or change nothing on what is confirmed now. */
  event: BoardEvent | undefined;
  /** Whether it was decided without a text that it looks at. */
  isGuess: boolean;
  takeBack: (() => void) | undefined;
}

export interface Taken {
  /** Those that were not there yet, in order. */
  readonly fresh: readonly BoardEvent[];
  /** Those of them that were not pending commands come true. */
  readonly strangers: readonly BoardEvent[];
  /** Whether a number is missing before the rest. */
  readonly isGap: boolean;
}

/**
 * One board, as confirmed by the server and with the pending commands decided on top of it (rule Q1). Both live in one
 * `Board`: pending commands are taken back newest first, what is confirmed changes, and they are decided anew.
 */
export class Replica {
  readonly #actorId: string;
  #board = new Board();
  #confirmed: number | undefined;
  #loads = 0;
  #pending: Pending[] = [];
  readonly #touches = new Map<string, number>();

  constructor(actorId: string) {
    this.#actorId = actorId;
  }

  /** Confirmed and pending together. */
  get board(): Board {
    return this.#board;
  }

  /** The number of the last confirmed event; undefined before the first snapshot. */
  get seq(): number | undefined {
    return this.#confirmed;
  }

  /** Goes up with every snapshot. */
  get loads(): number {
    return this.#loads;
  }

  load(snapshot: Snapshot): void {
    this.#board = boardFrom(snapshot);
    this.#confirmed = snapshot.seq;
    this.#loads++;
    this.#pending = this.#pending.filter((pending) => !this.#isConfirmed(pending));
    for (const pending of this.#pending) this.#propose(pending);
  }

  /** Takes confirmed events in (rule Q5): drops those that it has, stops before a gap. */
  take(events: readonly BoardEvent[]): Taken {
    if (this.#confirmed === undefined) return { fresh: [], strangers: [], isGap: false };
    let last = this.#confirmed;
    let isGap = false;
    const fresh: BoardEvent[] = [];
    for (const event of events) {
      if (event.seq <= last) continue;
      isGap = event.seq > last + 1;
      if (isGap) break;
      fresh.push(event);
      last = event.seq;
    }
    if (fresh.length === 0) return { fresh, strangers: [], isGap };
    const own = new Set(this.#pending.map((pending) => pending.id));
    const taken = new Set(fresh.map((event) => event.commandId));
    this.#rebase(() => {
      for (const event of fresh) {
        apply(this.#board, event);
        if ("cardId" in event) this.#touches.set(event.cardId, this.touchesOf(event.cardId) + 1);
      }
      this.#confirmed = last;
      this.#pending = this.#pending.filter((pending) => !taken.has(pending.id) && !this.#isConfirmed(pending));
    });
    return { fresh, strangers: fresh.filter((event) => !own.has(event.commandId)), isGap };
  }

  /** Shows commands on top of all others, or, when they were given earlier, beneath them. */
  propose(proposals: readonly Proposal[], where: "above" | "beneath"): void {
    const known = new Set(this.#pending.map((pending) => pending.id));
    const added = proposals
      .filter((proposal) => !known.has(proposal.id))
      .map(
        (proposal): Pending => ({ ...proposal, seq: undefined, event: undefined, isGuess: false, takeBack: undefined }),
      );
    if (added.length === 0) return;
    if (where === "above") {
      this.#pending.push(...added);
      for (const pending of added) this.#propose(pending);
    } else {
      this.#rebase(() => {
        this.#pending.unshift(...added);
      });
    }
  }

  /** Hears the server's answers (rule Q4): an applied command stays until its event is confirmed. Whether the view changed. */
  settle(outcomes: readonly Outcome[]): boolean {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    for (const pending of this.#pending) {
      const outcome = byId.get(pending.id);
      if (outcome?.status === "applied") pending.seq = outcome.events?.[0]?.seq ?? pending.seq;
    }
    return this.#drop((pending) => {
      const status = byId.get(pending.id)?.status;
      return status !== undefined && (status !== "applied" || this.#isConfirmed(pending));
    });
  }

  /** Shows commands no more, whatever became of them. Whether the view changed. */
  forget(ids: ReadonlySet<string>): boolean {
    return this.#drop((pending) => ids.has(pending.id) && pending.seq === undefined);
  }

  /** How many confirmed events have named this card: what was asked for before another one may lack what it says. */
  touchesOf(cardId: string): number {
    return this.#touches.get(cardId) ?? 0;
  }

  /** Fills in what a card has inside, but for what an event has brought meanwhile. */
  fillInside(cardId: string, inside: CardInside): void {
    this.#rebase(() => {
      const card = this.#board.cards.get(cardId);
      if (!card) return;
      const description = card.description === undefined ? inside.description : card.description;
      const checklists = card.checklists ?? inside.checklists.map(checklistFrom);
      this.#board.putCard({ ...card, description, hasDescription: description !== null, checklists });
    });
  }

  /** Fills in what was said about a card, but for what an event has brought meanwhile. */
  fillComments(comments: readonly CommentRow[]): void {
    this.#rebase(() => {
      for (const comment of comments) {
        if (!this.#board.comments.has(comment.id)) this.#board.comments.put(commentFrom(comment));
      }
    });
  }

  /** Fills in what is attached to a card, but for what an event has brought meanwhile. */
  fillAttachments(attachments: readonly AttachmentRow[]): void {
    this.#rebase(() => {
      const { attachments: there } = this.#board;
      for (const row of attachments) if (!there.has(row.id)) there.put({ ...row, deletedAt: null });
    });
  }

  /** What a pending command is shown as; `guess` when that cannot be relied on. */
  eventOf(commandId: string): BoardEvent | "guess" | undefined {
    const pending = this.#pending.find((each) => each.id === commandId);
    return pending?.isGuess ? "guess" : pending?.event;
  }

  #isConfirmed({ seq }: Pending): boolean {
    return seq !== undefined && this.#confirmed !== undefined && seq <= this.#confirmed;
  }

  #drop(isDropped: (pending: Pending) => boolean): boolean {
    if (!this.#pending.some(isDropped)) return false;
    this.#rebase(() => {
      this.#pending = this.#pending.filter((pending) => !isDropped(pending));
    });
    return true;
  }

  #rebase(change: () => void): void {
    for (const pending of this.#pending.toReversed()) pending.takeBack?.();
    change();
    for (const pending of this.#pending) this.#propose(pending);
  }

  #propose(pending: Pending): void {
    pending.event = undefined;
    pending.takeBack = undefined;
    if (this.#confirmed === undefined) return;
    const command: Command = { ...pending.command, id: pending.id };
    const texts = readsOf(command).texts ?? [];
    pending.isGuess = texts.some((cardId) => !isWhole(this.#board.cards.get(cardId)));
    // Whether a user exists only the server knows; a command is shown until it says no.
    const context = { actorId: this.#actorId, now: pending.at, userExists: () => true };
    const decision = decide(this.#board, command, context);
    if (decision.outcome !== "applied") return;
    // Not one number further: what is confirmed must not seem to be ahead of the server.
    const envelope = { seq: this.#board.seq, at: pending.at, actorId: this.#actorId, commandId: pending.id };
    const event: BoardEvent = { ...decision.event, ...envelope };
    pending.event = event;
    this.#board.begin();
    apply(this.#board, event);
    pending.takeBack = this.#board.commit();
  }
}
