import {
  apply,
  type Board,
  type BoardEvent,
  type Command,
  type Context,
  cardsOfEvent,
  type Decision,
  decide,
  type EventBody,
  idsOfChecklists,
  isWhole,
  type Reads,
  type Refusal,
  type RefusalCode,
  readsOf,
} from "@syncboard/model";
import { findAttachments } from "../attachment/attachment-store.ts";
import type { Job, Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import { keepForCard } from "../notification/go-along.ts";
import type { Notifier } from "../notification/notifier.ts";
import { claimNumbers, eventsOfCommands, findActiveUsers, settleNumbers } from "./board-store.ts";
import { findComments, idsInUse } from "./card-inside.ts";
import { record } from "./event-writers.ts";
import { type FarBoard, farBoardOf } from "./far-board.ts";
import { type HotBoards, letGoOfInsides } from "./hot-boards.ts";
import { findCards } from "./load-board.ts";
import { runInParts } from "./run-in-parts.ts";

export interface CommandResult {
  readonly id: string;
  readonly status: "applied" | "unchanged" | "refused";
  readonly events?: readonly BoardEvent[];
  readonly code?: RefusalCode;
  readonly field?: string;
}

export interface Executed {
  /** The board's number afterwards. */
  readonly seq: number;
  readonly results: readonly CommandResult[];
  /** What is new: what a repeated command got again is not. */
  readonly events: readonly BoardEvent[];
}

export interface Request {
  readonly actorId: string;
  readonly boardId: string;
  readonly commands: readonly Command[];
  /** All or nothing: the first refusal refuses the whole. Without it each command stands for itself. */
  readonly isAtomic?: boolean;
  /** Looked at inside the transaction; false refuses all with `precondition_failed`. */
  readonly precondition?: (board: Board, trx: Trx) => boolean | Promise<boolean>;
}

/** Past this the rest of a request's commands is not looked at. */
const MOST_EVENT_CHARACTERS = 1_048_576;

/** Gives commands to a board. Undefined: there is no such board, or the actor is no member of it. */
export type Execute = (request: Request) => Promise<Executed | undefined>;

export interface Road {
  readonly lanes: Lanes;
  readonly hotBoards: HotBoards;
  readonly now: () => string;
  readonly newId: () => string;
  /** Told after the commit, in the order of `seq`, with what is new. */
  readonly publish: (boardId: string, seq: number, events: readonly BoardEvent[]) => void;
  readonly notifier: Notifier;
}

/** The one road for every change to a board that exists. */
export function executeOn(road: Road): Execute {
  const run = (request: Request) => {
    const far = farBoardOf(road, request);
    const job = new Execution(road, request, far);
    return far ? road.lanes.runOnBoth(request.boardId, far.id, job) : road.lanes.run(request.boardId, job);
  };
  return (request) => (request.isAtomic ? run(request) : runInParts(request, MOST_EVENT_CHARACTERS, run));
}

interface Reading {
  /** Those that were read from their rows, with their texts. */
  readonly cards: readonly string[];
  /** Ids in use that a command cannot make again: those of cards, comments and attachments, on another board. Grows with what is made. */
  readonly elsewhere: Set<string>;
  readonly users: ReadonlySet<string>;
}

class Execution implements Job<Executed | undefined> {
  readonly #road: Road;
  readonly #request: Request;
  readonly #far: FarBoard | undefined;
  #farEvents: readonly BoardEvent[] = [];
  #undo: (() => void) | undefined;
  #told: readonly string[] = [];

  constructor(road: Road, request: Request, far: FarBoard | undefined) {
    this.#road = road;
    this.#request = request;
    this.#far = far;
  }

  undo(): void {
    this.#far?.takeBack();
    this.#takeBack();
    // What was made of it meanwhile, such as a snapshot, goes with it.
    this.#road.hotBoards.forget(this.#request.boardId);
  }

  #takeBack(): void {
    this.#undo?.();
    this.#undo = undefined;
  }

  done(executed: Executed | undefined): void {
    if (executed) this.#road.publish(this.#request.boardId, executed.seq, executed.events);
    const last = this.#farEvents.at(-1);
    if (this.#far && last) this.#road.publish(this.#far.id, last.seq, this.#farEvents);
    if (this.#told.length > 0) this.#road.notifier.tell(this.#told);
  }

  async run(trx: Trx): Promise<{ result: Executed | undefined; isChanged: boolean }> {
    const { boardId, actorId, commands, precondition } = this.#request;
    const now = this.#road.now();
    this.#farEvents = [];
    this.#told = [];
    const far = this.#far;
    // First a write: it proves that the board is there, takes the lock and claims the numbers. Of two boards always in the
    // order of their ids, or two moves that meet would wait for each other.
    const isDeletedToo = commands.some(({ type }) => type === "board.restore");
    if (far && far.id < boardId) await far.claim(trx, now);
    const claimed = await claimNumbers(trx, boardId, commands.length, now, isDeletedToo);
    if (far && far.id > boardId) await far.claim(trx, now);
    if (claimed === undefined) {
      await far?.settle(trx);
      return { result: await this.#lastWords(trx), isChanged: false };
    }
    const before = claimed - commands.length;
    const board = await this.#road.hotBoards.at(trx, boardId, before);
    if (!board) throw new Error(`Board ${boardId} has a number and no rows`);
    const { updatedAt } = board.info;
    const { deletedAt, creatorId } = board.info;
    // A deleted board is there for nobody but who may have it back.
    if (!board.roleOf(actorId) || (deletedAt !== null && creatorId !== actorId)) {
      await settleNumbers(trx, boardId, before, updatedAt);
      await far?.settle(trx);
      return { result: await this.#lastWords(trx), isChanged: false };
    }
    const earlier = await this.#earlier(trx);
    const reading = await this.#read(trx, board);
    await far?.read(trx, board, actorId);
    // What was done before is answered again, whatever has happened since.
    const isWanted = earlier.size > 0 || (await precondition?.(board, trx)) !== false;

    board.begin();
    this.#undo = () => board.rollback();
    const { results, events } = isWanted
      ? this.#decide(board, now, earlier, reading)
      : refuseAll(commands, { outcome: "refused", code: "precondition_failed" });
    if (events.length === 0) {
      this.#takeBack();
      letGoOfInsides(board, reading.cards);
      await settleNumbers(trx, boardId, before, updatedAt);
      await far?.settle(trx);
      return { result: { seq: before, results, events }, isChanged: false };
    }
    this.#undo = board.commit();
    letGoOfInsides(board, [...reading.cards, ...events.flatMap(cardsOfEvent)]);

    this.#farEvents = far?.apply(actorId, now) ?? [];
    const putBeside = far && (await keepForCard(trx, far.command.cardId));
    if (far?.goesFirst) await far.record(trx, this.#farEvents, now);
    await record(trx, boardId, events);
    if (board.seq !== claimed) await settleNumbers(trx, boardId, board.seq, now);
    if (far && !far.goesFirst) await far.record(trx, this.#farEvents, now);
    if (far && this.#farEvents.length > 0) await putBeside?.(trx, far.goesFirst ? boardId : far.id);
    // Last, when a card that changes boards is there again.
    this.#told = await this.#road.notifier.note(trx, board, events);
    return { result: { seq: board.seq, results, events }, isChanged: true };
  }

  /** Who left or deleted the board with one of these commands gets its answer again (C3); for all others it is not there. */
  async #lastWords(trx: Trx): Promise<Executed | undefined> {
    const earlier = await this.#earlier(trx);
    if (earlier.size === 0) return undefined;
    const results = this.#request.commands.map((command): CommandResult => {
      const event = earlier.get(command.id);
      return event
        ? { id: command.id, status: "applied", events: [event] }
        : refusalOf(command, { outcome: "refused", code: "not_found" });
    });
    return { seq: Math.max(...[...earlier.values()].map((event) => event.seq)), results, events: [] };
  }

  /** Commands that were accepted before get their first event again. */
  async #earlier(trx: Trx): Promise<Map<string, BoardEvent>> {
    const { boardId, actorId, commands } = this.#request;
    const ids = commands.map((command) => command.id);
    const events = await eventsOfCommands(trx, boardId, actorId, ids);
    return new Map(events.map((event) => [event.commandId, event]));
  }

  #decide(board: Board, now: string, earlier: Map<string, BoardEvent>, { elsewhere, users }: Reading) {
    const { actorId, commands, isAtomic } = this.#request;
    const context = { actorId, now, userExists: (userId: string) => users.has(userId) };
    const results: CommandResult[] = [];
    const events: BoardEvent[] = [];
    let size = 0;
    for (const command of commands) {
      // What is left is sent again: a small request must not make any amount of log and of messages (C5).
      if (size > MOST_EVENT_CHARACTERS && !isAtomic) break;
      const known = earlier.get(command.id);
      if (known) {
        results.push({ id: command.id, status: "applied", events: [known] });
        continue;
      }
      const decision = takenElsewhere(command, elsewhere) ?? this.#decideOne(board, command, context);
      if (decision.outcome === "applied") {
        const happen = (body: EventBody, commandId: string): BoardEvent => {
          const event = { ...body, seq: board.seq + 1, at: now, actorId, commandId };
          apply(board, event);
          return event;
        };
        const event = happen(decision.event, command.id);
        for (const { ids } of madeBy(command)) for (const id of ids) elsewhere.add(id);
        events.push(event, ...(decision.rest ?? []).map((body) => happen(body, this.#road.newId())));
        if (commands.length > 1) size += JSON.stringify(event).length;
        earlier.set(command.id, event);
        results.push({ id: command.id, status: "applied", events: [event] });
      } else if (decision.outcome === "unchanged") {
        results.push({ id: command.id, status: "unchanged" });
      } else if (isAtomic) {
        return refuseAll(commands, decision);
      } else {
        results.push(refusalOf(command, decision));
      }
    }
    return { results, events };
  }

  #decideOne(board: Board, command: Command, context: Context): Decision<EventBody> & { readonly rest?: EventBody[] } {
    return this.#far?.command === command ? this.#far.decide(board, context) : decide(board, command, context);
  }

  /** Brings to hand what the commands name and a board in memory does not hold. */
  async #read(trx: Trx, board: Board): Promise<Reading> {
    const cards = new Set<string>();
    const named: Record<Named, string[]> = {
      columns: [],
      labels: [],
      checklists: [],
      items: [],
      comments: [],
      attachments: [],
      users: [],
    };
    for (const command of this.#request.commands) {
      const reads = readsOf(command);
      for (const cardId of reads.cards ?? []) if (!board.cards.has(cardId)) cards.add(cardId);
      for (const cardId of reads.texts ?? []) if (!isWhole(board.cards.get(cardId))) cards.add(cardId);
      for (const name of Object.keys(named) as Named[]) named[name].push(...(reads[name] ?? []));
    }
    const elsewhere = new Set<string>();
    if (cards.size > 0) {
      for (const { boardId, card } of await findCards(trx, [...cards])) {
        if (boardId === board.info.id) board.putCard(card);
        else elsewhere.add(card.id);
      }
    }
    if (named.comments.length > 0) {
      for (const { boardId, comment } of await findComments(trx, named.comments)) {
        if (boardId === board.info.id) board.comments.put(comment);
        else elsewhere.add(comment.id);
      }
    }
    if (named.attachments.length > 0) {
      for (const { boardId, attachment } of await findAttachments(trx, named.attachments)) {
        if (boardId === board.info.id) board.attachments.put(attachment);
        else elsewhere.add(attachment.id);
      }
    }
    for (const [name, table] of MADE_IN) {
      if (named[name].length === 0) continue;
      for (const id of await idsInUse(trx, table, named[name])) elsewhere.add(id);
    }
    const users = new Set(named.users.length > 0 ? await findActiveUsers(trx, named.users) : []);
    return { cards: [...cards], elsewhere, users };
  }
}

type Named = Exclude<keyof Reads, "cards" | "texts">;

/** Where the ids are kept of what commands make and a board in memory does not hold all of, or not of other boards. */
const MADE_IN = [
  ["columns", "column"],
  ["labels", "label"],
  ["checklists", "checklist"],
  ["items", "checklist_item"],
] as const;

function takenElsewhere(command: Command, elsewhere: ReadonlySet<string>): Refusal | undefined {
  const taken = madeBy(command).find(({ ids }) => ids.some((id) => elsewhere.has(id)));
  return taken && { outcome: "refused", code: "id_taken", field: taken.field };
}

interface Made {
  readonly field: string;
  readonly ids: readonly string[];
}

/** What a command makes: its ids must be new. */
function madeBy(command: Command): readonly Made[] {
  switch (command.type) {
    case "card.add": {
      const { lists, items } = idsOfChecklists(command.checklists ?? []);
      return [
        { field: "cardId", ids: [command.cardId] },
        { field: "checklists", ids: [...lists, ...items] },
        { field: "attachments", ids: newAttachments(command) },
      ];
    }
    case "column.add":
      return [{ field: "columnId", ids: [command.columnId] }];
    case "label.add":
      return [{ field: "labelId", ids: [command.labelId] }];
    case "checklist.add":
      return [{ field: "checklistId", ids: [command.checklistId] }];
    case "item.add":
      return [{ field: "itemId", ids: [command.itemId] }];
    case "attachment.add":
      return [{ field: "attachmentId", ids: [command.attachmentId] }];
    case "comment.add":
      return [{ field: "commentId", ids: [command.commentId] }];
    default:
      return [];
  }
}

function newAttachments({ attachments = [], brought = [] }: Extract<Command, { type: "card.add" }>): string[] {
  return [...attachments, ...brought].map(({ attachmentId }) => attachmentId);
}

function refusalOf(command: Command, { code, field }: Refusal): CommandResult {
  return { id: command.id, status: "refused", code, ...(field !== undefined && { field }) };
}

function refuseAll(commands: readonly Command[], refusal: Refusal) {
  const events: BoardEvent[] = [];
  return { results: commands.map((command) => refusalOf(command, refusal)), events };
}
