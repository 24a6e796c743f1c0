import { apply, type Board, type BoardEvent, cardsOfEvent, type EventBody } from "@syncboard/model";
import type { Job, Trx } from "../database/lane.ts";
import { claimNumbers, settleNumbers } from "./board-store.ts";
import { record } from "./event-writers.ts";
import type { Road } from "./execute.ts";
import { letGoOfInsides } from "./hot-boards.ts";

export interface Happening {
  readonly boardId: string;
  /** Whose doing it is. */
  readonly actorId: string;
  /** What becomes of the board, at most `MOST_EVENTS` events: asked inside the transaction, with the board as it is then. */
  readonly become: (board: Board, trx: Trx) => Promise<readonly EventBody[]>;
}

/** Lets something happen to a board that none of its members gave a command for. Nothing for a board that is not there. */
export type Happen = (happening: Happening) => Promise<void>;

const MOST_EVENTS = 2;

/** The road of what is no command: numbers, rows, log and watchers are as for commands. */
export function happenOn(road: Road): Happen {
  return (happening) => road.lanes.run(happening.boardId, jobOf(road, happening));
}

function jobOf(road: Road, { boardId, actorId, become }: Happening): Job<void> {
  let events: BoardEvent[] = [];
  let told: readonly string[] = [];
  return {
    async run(trx) {
      const now = road.now();
      const claimed = await claimNumbers(trx, boardId, MOST_EVENTS, now);
      if (claimed === undefined) return { result: undefined, isChanged: false };
      const before = claimed - MOST_EVENTS;
      const board = await road.hotBoards.at(trx, boardId, before);
      if (!board) throw new Error(`Board ${boardId} has a number and no rows`);
      const { updatedAt } = board.info;
      events = (await become(board, trx)).map((body, index) => ({
        ...body,
        seq: before + index + 1,
        at: now,
        actorId,
        commandId: road.newId(),
      }));
      if (events.length > MOST_EVENTS) throw new Error(`${events.length} events were not claimed`);
      for (const event of events) apply(board, event);
      letGoOfInsides(board, events.flatMap(cardsOfEvent));
      await record(trx, boardId, events);
      told = await road.notifier.note(trx, board, events);
      if (events.length < MOST_EVENTS) {
        await settleNumbers(trx, boardId, board.seq, events.length > 0 ? now : updatedAt);
      }
      return { result: undefined, isChanged: events.length > 0 };
    },
    undo: () => road.hotBoards.forget(boardId),
    done: () => {
      if (events.length > 0) road.publish(boardId, events.at(-1)?.seq ?? 0, events);
      if (told.length > 0) road.notifier.tell(told);
    },
  };
}
