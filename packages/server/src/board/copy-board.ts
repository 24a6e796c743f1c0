import {
  type AttachmentRow,
  apply,
  Board,
  type BoardCopy,
  type BoardEvent,
  type CardCopy,
  type Cover,
  copyOfAttachments,
  copyOfChecklists,
  coverAmong,
  type EventBody,
  type EventOf,
  madeChecklists,
  madeFrom,
} from "@syncboard/model";
import { attachmentsOfCards } from "../attachment/attachment-store.ts";
import type { Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import { settleNumbers, textsOfCards } from "./board-store.ts";
import { checklistsOfCards } from "./card-inside.ts";
import { record } from "./event-writers.ts";
import { type HotBoards, letGoOfInsides } from "./hot-boards.ts";

export interface Copying {
  readonly actorId: string;
  readonly commandId: string;
  readonly now: string;
  readonly copy: BoardCopy;
}

type Filled = EventOf<"board.filled">["cards"];

/** Each may be of 50,000 characters, and with checklists of more. */
const TEXTS_AT_ONCE = 100;
/** In one event, so that who catches up reads it in messages of a bearable size; one card may be longer. */
const MOST_EVENT_CHARACTERS = 262_144;

/**
 * Makes a board with all that a copy begins with, in one transaction: all of it or nothing. Holds the insides of one event in
 * memory, however many cards there are. Throws a unique violation when an id is in use.
 */
export function copyBoardOn(lanes: Lanes, hotBoards: HotBoards, newId: () => string) {
  return async ({ actorId, commandId, now, copy: { sourceId, created, cards } }: Copying): Promise<Board> => {
    const { boardId } = created;
    return await lanes.run(boardId, {
      async run(trx) {
        const board = new Board();
        const happen = async (body: EventBody, commandId: string) => {
          const event: BoardEvent = { ...body, seq: board.seq + 1, at: now, actorId, commandId };
          await record(trx, boardId, [event]);
          apply(board, event);
        };
        await happen(created, commandId);
        for await (const some of withInsides(trx, sourceId, cards, newId)) {
          await happen({ type: "board.filled", cards: some }, newId());
          letGoOfInsides(
            board,
            some.map(({ cardId }) => cardId),
          );
        }
        if (board.seq > 1) await settleNumbers(trx, boardId, board.seq, now);
        return { result: board, isChanged: true };
      },
      done: (board) => hotBoards.keep(board),
    });
  };
}

/** Attachments of its own, that share the files, and its cover. */
function attachedTo(
  source: { readonly attachments: readonly AttachmentRow[]; readonly cover: Cover | null },
  newId: () => string,
): Pick<Filled[number], "attachments" | "cover"> {
  const { attachments = [], cover: choice = null } = copyOfAttachments(source, newId);
  const made = madeFrom(attachments, (id) => source.attachments.find((each) => each.id === id));
  const cover = coverAmong(made, choice);
  return { ...(made.length > 0 && { attachments: made }), ...(cover && { cover }) };
}

/** The cards with what is inside, as many at once as go into one event. */
async function* withInsides(
  trx: Trx,
  boardId: string,
  cards: readonly CardCopy[],
  newId: () => string,
): AsyncGenerator<Filled> {
  for (let at = 0; at < cards.length; at += TEXTS_AT_ONCE) {
    const some = cards.slice(at, at + TEXTS_AT_ONCE);
    const ids = some.map(({ sourceId }) => sourceId);
    const texts = await textsOfCards(trx, ids);
    const lists = await checklistsOfCards(trx, [boardId], ids);
    const attachments = await attachmentsOfCards(trx, boardId, ids);
    let together: Filled = [];
    let size = 0;
    for (const { sourceId, card, cover } of some) {
      const description = texts.get(sourceId) ?? null;
      const checklists = madeChecklists(copyOfChecklists(lists.get(sourceId) ?? [], newId));
      const attached = attachedTo({ attachments: attachments.get(sourceId) ?? [], cover }, newId);
      const characters = (description?.length ?? 0) + JSON.stringify([checklists, attached]).length;
      if (together.length > 0 && size + characters > MOST_EVENT_CHARACTERS) {
        yield together;
        [together, size] = [[], 0];
      }
      together.push({ ...card, description, ...(checklists.length > 0 && { checklists }), ...attached });
      size += characters;
    }
    yield together;
  }
}
